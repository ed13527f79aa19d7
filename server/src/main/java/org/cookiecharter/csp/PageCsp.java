// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.csp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The policies that the header of a page enforces, amended so that the consent banner works under all of them. */
public final class PageCsp {
    private static final String NAME = "Content-Security-Policy";
    private static final PageCsp NONE = new PageCsp(null, List.of());

    private final @Nullable String nonce;
    /** The values of the header fields, in their order. */
    private final List<String> values;

    private PageCsp(@Nullable String nonce, List<String> values) {
        this.nonce = nonce;
        this.values = values;
    }

    /**
     * Reads the policies of a response. Those that only report are no part of it.
     *
     * @param host that visitors see in their address bar
     * @param port that belongs to it
     * @return null if the banner cannot be admitted without allowing more than it needs
     */
    public static @Nullable PageCsp of(HttpFields headers, BannerPaths paths, String host, int port) {
        if (paths.script() != null && requiresIntegrity(headers)) {
            return null;
        }
        List<String> fields = fields(headers);
        if (fields.isEmpty() || !paths.inserts()) {
            return NONE;
        }
        List<ContentSecurityPolicy> all = new ArrayList<>();
        fields.forEach(field -> all.addAll(ContentSecurityPolicy.parseList(field)));
        if (paths.script() != null && all.stream().anyMatch(PageCsp::forbidsScripts)) {
            return null;
        }
        String nonce = nonce(all);
        PolicyAmendment amendment = new PolicyAmendment(paths, host, port);
        List<String> values = new ArrayList<>();
        for (String field : fields) {
            String value = amend(field, amendment, nonce);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return new PageCsp(nonce, values);
    }

    /**
     * Amends the policy of a {@code <meta>} element. It governs only what stands behind it, so never the tag of the
     * consent script, which is the first in the page.
     *
     * @return the very same text if the banner works under it
     */
    public static String amendMeta(String content, BannerPaths paths, String host, int port) {
        ContentSecurityPolicy policy = ContentSecurityPolicy.parse(content);
        ContentSecurityPolicy amended = new PolicyAmendment(paths, host, port).amendBehindTag(policy);
        return amended == null || amended.equals(policy) ? content : amended.toString();
    }

    /** Returns the nonce that the tag of each inserted script has to carry, or null if it needs none. */
    public @Nullable String nonce() {
        return nonce;
    }

    /** Puts the amended policies into the header that they were read from. */
    public void apply(HttpFields.Mutable headers) {
        int next = 0;
        for (ListIterator<HttpField> i = headers.listIterator(); next < values.size() && i.hasNext(); ) {
            HttpField field = i.next();
            if (isPolicy(field)) {
                String value = values.get(next++);
                if (!value.equals(field.getValue())) {
                    i.set(new HttpField(field.getHeader(), field.getName(), value));
                }
            }
        }
    }

    private static @Nullable String amend(String field, PolicyAmendment amendment, @Nullable String nonce) {
        List<String> amended = new ArrayList<>();
        boolean changed = false;
        for (ContentSecurityPolicy policy : ContentSecurityPolicy.parseList(field)) {
            ContentSecurityPolicy one = amendment.amend(policy, nonce);
            if (one == null) {
                return null;
            }
            changed |= !one.equals(policy);
            amended.add(one.toString());
        }
        return changed ? String.join(", ", amended) : field;
    }

    /** One nonce for the tag: it has to be in each policy that takes nothing but nonces. */
    private static @Nullable String nonce(List<ContentSecurityPolicy> policies) {
        Set<String> candidates = new LinkedHashSet<>();
        policies.forEach(policy -> candidates.addAll(nonces(policy)));
        for (ContentSecurityPolicy policy : policies) {
            if (PolicyAmendment.needsNonce(policy)) {
                candidates.retainAll(new HashSet<>(nonces(policy)));
            }
        }
        return candidates.isEmpty() ? null : candidates.iterator().next();
    }

    private static List<String> nonces(ContentSecurityPolicy policy) {
        CspDirective scripts = PolicyAmendment.scripts(policy);
        return scripts == null ? List.of() : scripts.nonces();
    }

    private static boolean forbidsScripts(ContentSecurityPolicy policy) {
        CspDirective sandbox = policy.first(List.of("sandbox"));
        return sandbox != null && !sandbox.hasKeyword("allow-scripts");
    }

    /** Returns whether scripts are blocked whose tag tells no hash (W3C Subresource Integrity, "Integrity-Policy"). */
    private static boolean requiresIntegrity(HttpFields headers) {
        String policy = headers.get("Integrity-Policy");
        return policy != null && policy.contains("blocked-destinations") && policy.contains("script");
    }

    private static List<String> fields(HttpFields headers) {
        List<String> values = List.of();
        for (ListIterator<HttpField> i = headers.listIterator(0); i.hasNext(); ) {
            HttpField field = i.next();
            if (isPolicy(field)) {
                values = values.isEmpty() ? new ArrayList<>() : values;
                values.add(field.getValue() == null ? "" : field.getValue());
            }
        }
        return values;
    }

    /** By name: a field made from text alone carries no header constant, and browsers enforce it all the same. */
    private static boolean isPolicy(HttpField field) {
        return field.getName().length() == NAME.length() && field.getName().equalsIgnoreCase(NAME);
    }
}
