// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.csp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Amends the policies of one page, so that each of them admits the consent banner and nothing else. */
final class PolicyAmendment {
    private static final List<String> SCRIPT_DIRECTIVES = List.of("script-src-elem", "script-src", "default-src");
    private static final List<String> CONNECT_DIRECTIVES = List.of("connect-src", "default-src");
    private static final List<String> STYLE_DIRECTIVES = List.of("style-src-elem", "style-src", "default-src");
    private static final List<String> FORM_DIRECTIVES = List.of("form-action");
    private static final List<String> TRUSTED_TYPES_DIRECTIVES = List.of("trusted-types");
    private static final String DEFAULT_DIRECTIVE = "default-src";
    private static final String TRUSTED_TYPES_POLICY = "cookie-charter";
    /** A host name that the grammar of source expressions allows; it has no syntax for IPv6 addresses. */
    private static final String HOST = "[A-Za-z0-9_.-]+";

    private final BannerPaths paths;
    private final @Nullable String origin;

    /**
     * Creates an amendment.
     *
     * @param host the host name that visitors see in their address bar
     * @param port the port of that host; 0 or less if it is not known
     */
    PolicyAmendment(BannerPaths paths, String host, int port) {
        this.paths = paths;
        // Without a port, browsers use the default port of the page's scheme, which a proxy may not have forwarded.
        boolean defaultPort = port <= 0 || port == 80 || port == 443;
        this.origin = !host.matches(HOST) ? null : defaultPort ? host : host + ':' + port;
    }

    /** Returns the source list that applies to the tag of the consent script, or null if there is none. */
    static @Nullable CspDirective scripts(ContentSecurityPolicy policy) {
        return policy.first(SCRIPT_DIRECTIVES);
    }

    /** Returns whether only a nonce can admit a tag in the page: browsers then ignore addresses. */
    static boolean needsNonce(ContentSecurityPolicy policy) {
        CspDirective scripts = scripts(policy);
        return scripts != null && scripts.hasKeyword("'strict-dynamic'");
    }

    /**
     * Returns the policy amended so that the banner works under it: the same object if it already does, or null if it
     * cannot.
     *
     * @param nonce the nonce of the script's tag, or null if it has none
     */
    @Nullable
    ContentSecurityPolicy amend(ContentSecurityPolicy policy, @Nullable String nonce) {
        ContentSecurityPolicy amended = paths.script() == null ? policy : admitTag(policy, paths.script(), nonce);
        return amended == null ? null : amendAfterTag(amended);
    }

    /** Returns a policy that applies only after the script is loaded, amended in the same way. */
    @Nullable
    ContentSecurityPolicy amendAfterTag(ContentSecurityPolicy policy) {
        ContentSecurityPolicy amended = policy;
        if (paths.script() != null) {
            amended = admit(admitTrustedTypes(policy), CONNECT_DIRECTIVES, "connect-src", paths.endpoints());
        }
        if (amended != null && paths.stylesheet() != null) {
            amended = admit(amended, STYLE_DIRECTIVES, "style-src", paths.stylesheet());
        }
        return amended == null ? null : admit(amended, FORM_DIRECTIVES, "form-action", paths.endpoints());
    }

    private @Nullable ContentSecurityPolicy admitTag(
            ContentSecurityPolicy policy, String script, @Nullable String nonce) {
        CspDirective scripts = scripts(policy);
        if (scripts == null || (nonce != null && scripts.nonces().contains(nonce))) {
            return policy;
        }
        return needsNonce(policy) ? null : admit(policy, SCRIPT_DIRECTIVES, "script-src", script);
    }

    /** Adds an address to the source list that applies to it, unless the list already admits it. */
    private @Nullable ContentSecurityPolicy admit(
            ContentSecurityPolicy policy, List<String> names, String name, String path) {
        CspDirective sources = policy.first(names);
        if (sources == null || sources.hasKeyword("'self'") || sources.hasKeyword("*")) {
            return policy;
        }
        if (origin == null) {
            return null;
        }
        String address = origin + path;
        if (sources.hasKeyword(address)) {
            return policy;
        }
        // The default list applies to more than this, and is left unchanged for the rest.
        return policy.with(
                sources.name().equals(DEFAULT_DIRECTIVE) ? sources.withName(name, address) : sources.with(address));
    }

    private static ContentSecurityPolicy admitTrustedTypes(ContentSecurityPolicy policy) {
        CspDirective names = policy.first(TRUSTED_TYPES_DIRECTIVES);
        if (names == null || names.values().contains(TRUSTED_TYPES_POLICY) || names.hasKeyword("*")) {
            return policy;
        }
        return policy.with(names.with(TRUSTED_TYPES_POLICY));
    }
}
