// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A server of a library's page, with or without our script, and of all files that it loads. */
final class LibrarySite {
    private static final Pattern NPM_FILE = Pattern.compile("/npm/((?:@[\\w-]+/)?[\\w.-]+@[\\d.]+)/([\\w./-]+)");
    private static final Path PROTOTYPE =
            Path.of("target/prototype/org/apache/tapestry5/scriptaculous_1_8_2/prototype.js");
    private static final List<String> PAGES =
            List.of("fragment.html", "more.html", "penpal-child.html", "turbo-frame.html");
    private static final List<String> SCRIPTS = List.of("common.js", "react-app.js", "react-steps.js");
    private static final String PICTURE = """
            <svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="teal"/></svg>""";
    private static final String FRAME = """
            <!DOCTYPE html><title>Film</title><p>Film</p><script>
            setInterval(() => parent.postMessage({frame: 'frame.html'}, '*'), 100);
            addEventListener('message', ({source, data}) => source.postMessage({echo: data}, '*'));
            </script>""";

    /** The pages rendered by React, which do not change. */
    private static final Map<Library, String> RENDERED = new ConcurrentHashMap<>();

    private final TestSite site;
    private final Library library;

    LibrarySite(TestSite site, Library library) {
        this.site = site;
        this.library = library;
    }

    /** Serves the page as {@code /page}, and {@code /bare} without any script. */
    void serve(BrowserContext context, boolean withBanner) {
        site.policy("origins", Map.of("127.0.0.1", "video"))
                .policy("indexedDB", Map.of("appdb", "authentication", "tiles", "maps"))
                .contentSecurity("default-src * data: blob: 'unsafe-inline' 'unsafe-eval'")
                .with("/bare", "<!DOCTYPE html><title>Bare</title><link rel='icon' href='data:,'>")
                .with("/data", "{\"views\": 1}")
                .with("/own.svg", PICTURE);
        List.of("picture", "second", "late", "fragment", "never")
                .forEach(name -> site.with("/third/" + name + ".svg", PICTURE));
        site.with("/third/frame.html", FRAME)
                .with("/third/script.js", "thirdPartyScripts.push('script.js');")
                .with("/third/widget.html", text("penpal-child.html"));
        SCRIPTS.forEach(name -> site.with("/" + name, text(name)));
        PAGES.forEach(name -> serve("/" + name.replace(".html", ""), text(name), withBanner));
        if (library.page.equals("htmx.html") || library == Library.TURBO) {
            serve("/second", text("second.html"), withBanner);
        }
        if (library.page.startsWith("react")) {
            site.with("/react.js", ReactBuild.client(library.npmPackage));
        }
        if (library == Library.PROTOTYPE) {
            site.with("/prototype.js", prototype());
        }
        serve(
                "/page",
                library == Library.REACT_18_DOCUMENT || library == Library.REACT_19_DOCUMENT
                        ? document(context)
                        : text(library.page),
                withBanner);
    }

    private void serve(String path, String page, boolean withBanner) {
        NPM_FILE.matcher(page).results().forEach(this::serveNpmFile);
        boolean document = page.startsWith("<!DOCTYPE");
        String response = page.replace("%BANNER%", withBanner ? "<script src=\"/consent/banner.js\"></script>" : "");
        // A server does not block in a part of a page that a script fetches.
        site.with(path, withBanner && document ? ServerMarkup.block(response) : response);
    }

    private void serveNpmFile(MatchResult reference) {
        site.with(reference.group(), NpmPackages.file(reference.group(1), reference.group(2)));
    }

    /** Returns the page that a server renders by React. */
    private String document(BrowserContext context) {
        String rendered = RENDERED.computeIfAbsent(library, key -> render(context));
        String page = text(library.page);
        String scripts = page.substring(page.indexOf("%RENDERED%") + "%RENDERED%".length());
        return "<!DOCTYPE html>"
                + rendered.replace("<head>", "<head>%BANNER%")
                        .replace("</body></html>", scripts)
                        .replace("%THIRD%", site.thirdParty(""));
    }

    private String render(BrowserContext context) {
        site.with("/react-server.js", ReactBuild.server(library.npmPackage));
        try (Page page = context.newPage()) {
            page.navigate(site.at("/bare"));
            page.addScriptTag(new Page.AddScriptTagOptions().setUrl("/react-server.js"));
            page.addScriptTag(new Page.AddScriptTagOptions().setUrl("/react-app.js"));
            return (String) page.evaluate("ReactDOMServer.renderToString(element(App, {third: '%THIRD%'}))");
        }
    }

    private String text(String name) {
        return Resource.text("/pages/libraries/" + name)
                .replace("%THIRD%", site.thirdParty(""))
                .replace("%LIBRARY%", library.npmPackage)
                .replace("%LIBRARY_FILE%", libraryFile());
    }

    /** Returns the script of libraries that navigate to another of their pages. */
    private String libraryFile() {
        return library.npmPackage + (library == Library.TURBO ? "/dist/turbo.es2017-umd.js" : "/dist/htmx.js");
    }

    private static String prototype() {
        try {
            return Files.readString(PROTOTYPE);
        } catch (IOException e) {
            throw new UncheckedIOException("run mvn generate-test-resources", e);
        }
    }
}
