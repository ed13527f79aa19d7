// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.csp;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Content-Security-Policy (W3C CSP Level 3, 2.2).
 *
 * @param directives the directives in their order, without duplicate names
 */
record ContentSecurityPolicy(List<CspDirective> directives) {
    private static final String WHITE_SPACE = "[\t\n\f\r ]+";

    ContentSecurityPolicy {
        directives = List.copyOf(directives);
    }

    /**
     * Parses one serialized policy, as in a {@code <meta>} element. Of several directives with the same name, only the
     * first is used.
     */
    static ContentSecurityPolicy parse(String serialized) {
        List<CspDirective> directives = new ArrayList<>();
        for (String token : serialized.split(";", -1)) {
            List<String> words = new ArrayList<>(List.of(token.split(WHITE_SPACE, -1)));
            words.removeIf(String::isEmpty);
            if (!words.isEmpty() && token.chars().allMatch(c -> c < 0x80)) {
                CspDirective directive = CspDirective.of(words);
                if (directives.stream().noneMatch(existing -> existing.name().equals(directive.name()))) {
                    directives.add(directive);
                }
            }
        }
        return new ContentSecurityPolicy(directives);
    }

    /** Parses the policies of one header field, which are separated by commas. */
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

    /** Returns the directive with the first of these names that the policy contains, or null if it contains none. */
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

    /** Returns the policy with a directive, which replaces the one with the same name or is appended. */
    ContentSecurityPolicy with(CspDirective directive) {
        List<CspDirective> changed = new ArrayList<>(directives);
        int index = 0;
        while (index < changed.size() && !changed.get(index).name().equals(directive.name())) {
            index++;
        }
        if (index < changed.size()) {
            changed.set(index, directive);
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
