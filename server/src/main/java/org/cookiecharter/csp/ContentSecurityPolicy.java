// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.csp;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Content-Security-Policy (W3C CSP Level 3, 2.2).
 *
 * @param directives in their order; no name twice
 */
record ContentSecurityPolicy(List<CspDirective> directives) {
    private static final String WHITE_SPACE = "[\t\n\f\r ]+";

    ContentSecurityPolicy {
        directives = List.copyOf(directives);
    }

    /** Parses one serialized policy, as in a {@code <meta>} element. Of two directives of one name the first counts. */
    static ContentSecurityPolicy parse(String serialized) {
        List<CspDirective> directives = new ArrayList<>();
        for (String token : serialized.split(";", -1)) {
            List<String> words = new ArrayList<>(List.of(token.split(WHITE_SPACE, -1)));
            words.removeIf(String::isEmpty);
            if (!words.isEmpty() && token.chars().allMatch(c -> c < 0x80)) {
                CspDirective directive = CspDirective.of(words);
                if (directives.stream().noneMatch(known -> known.name().equals(directive.name()))) {
                    directives.add(directive);
                }
            }
        }
        return new ContentSecurityPolicy(directives);
    }

    /** Parses the policies of one header field, separated by commas. */
    static List<ContentSecurityPolicy> parseList(String fieldValue) {
        List<ContentSecurityPolicy> policies = new ArrayList<>();
        for (String serialized : fieldValue.split(",", -1)) {
            ContentSecurityPolicy policy = parse(serialized);
            if (!policy.directives.isEmpty()) {
                policies.add(policy);
            }
        }
        return policies;
    }

    /** Returns the first directive that the policy has of these names, or null if it has none of them. */
    @Nullable
    CspDirective first(List<String> names) {
        for (String name : names) {
            for (CspDirective directive : directives) {
                if (directive.name().equals(name)) {
                    return directive;
                }
            }
        }
        return null;
    }

    /** Returns the policy with this directive in the place of the one of its name, or at the end. */
    ContentSecurityPolicy with(CspDirective directive) {
        List<CspDirective> changed = new ArrayList<>(directives);
        int place = 0;
        while (place < changed.size() && !changed.get(place).name().equals(directive.name())) {
            place++;
        }
        if (place < changed.size()) {
            changed.set(place, directive);
        } else {
            changed.add(directive);
        }
        return new ContentSecurityPolicy(changed);
    }

    @Override
    public String toString() {
        return directives.stream().map(CspDirective::toString).collect(Collectors.joining("; "));
    }
}
