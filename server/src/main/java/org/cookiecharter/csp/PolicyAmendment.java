// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.csp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Amends the policies of one page so that each admits the consent banner, and nothing else. */
final class PolicyAmendment {
    private static final List<String> SCRIPT = List.of("script-src-elem", "script-src", "default-src");
    private static final List<String> CONNECT = List.of("connect-src", "default-src");
    private static final List<String> STYLE = List.of("style-src-elem", "style-src", "default-src");
    private static final List<String> FORM = List.of("form-action");
    private static final List<String> TRUSTED_TYPES = List.of("trusted-types");
    private static final String DEFAULT = "default-src";
    private static final String TRUSTED_TYPES_POLICY = "cookie-charter";
    /** A host that the grammar of source expressions can hold; it has no form for IPv6 addresses. */
    private static final String HOST = "[A-Za-z0-9_.-]+";

    private final BannerPaths paths;
    private final @Nullable String origin;

    /**
     * @param host that visitors see in their address bar
     * @param port that belongs to it; 0 or less if it is not known
     */
    PolicyAmendment(BannerPaths paths, String host, int port) {
        this.paths = paths;
        // Without a port, browsers take the default one of the page's scheme, which a proxy may not have forwarded.
        boolean defaultPort = port <= 0 || port == 80 || port == 443;
        this.origin = !host.matches(HOST) ? null : defaultPort ? host : host + ':' + port;
    }

    /** Returns the source list that decides on the tag of the consent script, or null if there is none. */
    static @Nullable CspDirective scripts(ContentSecurityPolicy policy) {
        return policy.first(SCRIPT);
    }

    /** Returns whether only a nonce can admit a tag in the page's markup: browsers then ignore addresses. */
    static boolean needsNonce(ContentSecurityPolicy policy) {
        CspDirective scripts = scripts(policy);
        return scripts != null && scripts.hasKeyword("'strict-dynamic'");
    }

    /**
     * Returns the policy so that the banner works under it: the very same one if it does already, or null if it cannot.
     *
     * @param nonce of the script's tag, or null if it has none
     */
    @Nullable
    ContentSecurityPolicy amend(ContentSecurityPolicy policy, @Nullable String nonce) {
        ContentSecurityPolicy amended = paths.script() == null ? policy : admitTag(policy, paths.script(), nonce);
        return amended == null ? null : amendBehindTag(amended);
    }

    /** Does the same for a policy that takes effect once the script is loaded. */
    @Nullable
    ContentSecurityPolicy amendBehindTag(ContentSecurityPolicy policy) {
        ContentSecurityPolicy amended = policy;
        if (paths.script() != null) {
            amended = admit(admitTrustedTypes(policy), CONNECT, "connect-src", paths.endpoints());
        }
        if (amended != null && paths.stylesheet() != null) {
            amended = admit(amended, STYLE, "style-src", paths.stylesheet());
        }
        return amended == null ? null : admit(amended, FORM, "form-action", paths.endpoints());
    }

    private @Nullable ContentSecurityPolicy admitTag(
            ContentSecurityPolicy policy, String script, @Nullable String nonce) {
        CspDirective scripts = scripts(policy);
        if (scripts == null || (nonce != null && scripts.nonces().contains(nonce))) {
            return policy;
        }
        return needsNonce(policy) ? null : admit(policy, SCRIPT, "script-src", script);
    }

    /** Adds an address to the source list that decides on it, unless that list admits it already. */
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
        // The default list decides on more than this: what else it covers stays as it is.
        return policy.with(sources.name().equals(DEFAULT) ? sources.as(name, address) : sources.with(address));
    }

    private static ContentSecurityPolicy admitTrustedTypes(ContentSecurityPolicy policy) {
        CspDirective names = policy.first(TRUSTED_TYPES);
        if (names == null || names.values().contains(TRUSTED_TYPES_POLICY) || names.hasKeyword("*")) {
            return policy;
        }
        return policy.with(names.with(TRUSTED_TYPES_POLICY));
    }
}
