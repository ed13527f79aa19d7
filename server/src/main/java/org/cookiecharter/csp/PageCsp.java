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

/** The enforced policies in the header of a page, amended so that the consent banner works under all of them. */
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
     * Parses the policies of a response. Report-only policies are ignored.
     *
     * @param host the host name that visitors see in their address bar
     * @param port the port of that host
     * @return the amended policies, or null if the banner cannot be admitted without allowing more than it needs
     */
    public static @Nullable PageCsp of(HttpFields headers, BannerPaths paths, String host, int port) {
        if (paths.script() != null && requiresIntegrity(headers)) {
            return null;
        }
        List<String> headerValues = headerValues(headers);
        if (headerValues.isEmpty() || !paths.hasInsertions()) {
            return NONE;
        }
        List<ContentSecurityPolicy> policies = new ArrayList<>();
        headerValues.forEach(value -> policies.addAll(ContentSecurityPolicy.parseList(value)));
        if (paths.script() != null && policies.stream().anyMatch(PageCsp::forbidsScripts)) {
            return null;
        }
        String nonce = nonce(policies);
        PolicyAmendment amendment = new PolicyAmendment(paths, host, port);
        List<String> amendedValues = new ArrayList<>();
        for (String headerValue : headerValues) {
            String value = amend(headerValue, amendment, nonce);
            if (value == null) {
                return null;
            }
            amendedValues.add(value);
        }
        return new PageCsp(nonce, amendedValues);
    }

    /**
     * Amends the policy of a {@code <meta>} element. It applies only to elements after it, so it never applies to the
     * tag of the consent script, which is the first one in the page.
     *
     * @return the amended policy, or the same string if the banner already works under it
     */
    public static String amendMeta(String content, BannerPaths paths, String host, int port) {
        ContentSecurityPolicy policy = ContentSecurityPolicy.parse(content);
        ContentSecurityPolicy amended = new PolicyAmendment(paths, host, port).amendAfterTag(policy);
        return amended == null || amended.equals(policy) ? content : amended.toString();
    }

    /** Returns the nonce that the tag of each inserted script must contain, or null if none is needed. */
    public @Nullable String nonce() {
        return nonce;
    }

    /** Replaces the policies in the header from which they were parsed by the amended ones. */
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

    private static @Nullable String amend(String headerValue, PolicyAmendment amendment, @Nullable String nonce) {
        List<String> amended = new ArrayList<>();
        boolean changed = false;
        for (ContentSecurityPolicy policy : ContentSecurityPolicy.parseList(headerValue)) {
            ContentSecurityPolicy amendedPolicy = amendment.amend(policy, nonce);
            if (amendedPolicy == null) {
                return null;
            }
            changed |= !amendedPolicy.equals(policy);
            amended.add(amendedPolicy.toString());
        }
        return changed ? String.join(", ", amended) : headerValue;
    }

    /**
     * Returns one nonce for the tag, or null if there is none: it must be part of each policy that accepts only nonces.
     */
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

    /**
     * Returns whether scripts without a hash in their tag are blocked (W3C Subresource Integrity, "Integrity-Policy").
     */
    private static boolean requiresIntegrity(HttpFields headers) {
        String policy = headers.get("Integrity-Policy");
        return policy != null && policy.contains("blocked-destinations") && policy.contains("script");
    }

    private static List<String> headerValues(HttpFields headers) {
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

    /**
     * Returns whether a header field is an enforced policy. It is compared by name, because a header field that was
     * created from text has no header constant, but browsers enforce it all the same.
     */
    private static boolean isPolicy(HttpField field) {
        return field.getName().length() == NAME.length() && field.getName().equalsIgnoreCase(NAME);
    }
}
