// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import java.util.Map;
import java.util.TreeMap;

/** React's development build for browsers, as one script that defines globals. */
final class ReactBuild {
    private static final String REACT_19 = "19.3.1";
    private static final String SCHEDULER = "scheduler@0.28.0";

    private ReactBuild() {}

    /** Returns the client: {@code React} and {@code ReactDOM}. */
    static String client(String react) {
        return react.startsWith("react@18.")
                ? NpmPackages.file(react, "umd/react.development.js")
                        + NpmPackages.file(react.replace("react", "react-dom"), "umd/react-dom.development.js")
                : modules();
    }

    /** Returns {@code React} and {@code ReactDOMServer}. */
    static String server(String react) {
        return react.startsWith("react@18.")
                ? NpmPackages.file(react, "umd/react.development.js")
                        + NpmPackages.file(
                                react.replace("react", "react-dom"),
                                "umd/react-dom-server-legacy.browser.development.js")
                : modules();
    }

    /** Returns React 19 as a script; it is only published as CommonJS modules. */
    private static String modules() {
        String react = "react@" + REACT_19;
        String reactDom = "react-dom@" + REACT_19;
        Map<String, String> sources = new TreeMap<>(Map.of(
                "react", NpmPackages.file(react, "cjs/react.development.js"),
                "scheduler", NpmPackages.file(SCHEDULER, "cjs/scheduler.development.js"),
                "react-dom", NpmPackages.file(reactDom, "cjs/react-dom.development.js"),
                "react-dom/client", NpmPackages.file(reactDom, "cjs/react-dom-client.development.js"),
                "react-dom/server", NpmPackages.file(reactDom, "cjs/react-dom-server-legacy.browser.development.js")));
        StringBuilder script = new StringBuilder("(() => {\nconst sources = {\n");
        sources.forEach((name, source) -> script.append('"')
                .append(name)
                .append("\"(module, exports, require, process) {\n")
                .append(source)
                .append("\n},\n"));
        return script.append("""
                };
                const loaded = {};
                const require = name => {
                  if (!loaded[name]) {
                    const module = {exports: {}};
                    sources[name](module, module.exports, require, {env: {NODE_ENV: 'development'}});
                    loaded[name] = module.exports;
                  }
                  return loaded[name];
                };
                window.React = require('react');
                window.ReactDOM = require('react-dom/client');
                window.ReactDOMServer = require('react-dom/server');
                })();""").toString();
    }
}
