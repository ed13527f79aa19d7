// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.cookiecharter.banner.PageCase.named;

import java.util.List;

/** Cases of scripts that wait for consent, {@code document.write} and Trusted Types. */
final class ScriptCases {
    private ScriptCases() {}

    private static final String ORDER = """
            <script>
              var order = [];
              document.addEventListener('DOMContentLoaded', () => order.push('ready'));
            </script>
            <script %1$ssrc="{T}/third/lib.js"%2$s></script>
            <script>order.push(typeof LIB)</script>
            <script %1$ssrc="{T}/third/late.js" %3$sdefer%2$s></script>
            <script defer src="/own.js"></script>""";

    private static final String IN_PLACE =
            "document.currentScript?.dispatchEvent(new Event('consentscript', {bubbles: true}))";

    /** The module that names the third party fails, because its server does not permit the use of its scripts. */
    private static final String MAP = """
            <script %1$stype="importmap"%2$s>{"imports": {"own": "/own.js", "film": "{T}/third/film.js"}}</script>
            <script type="module">import 'own'; import('film').catch(() => {})</script>""";

    /** Returns a case of third-party scripts between those of the page, as the server sends them. */
    private static PageCase.Builder scriptsInPlace(String name) {
        return named(name)
                .body(ORDER.formatted("", "", ""))
                .markedBody(ORDER.formatted(
                        "data-consent-", " data-consent-blocked=\"video\" src=\"/in-place.js\"", "data-consent-"))
                .file("/in-place.js", IN_PLACE)
                .file("/third/lib.js", "window.LIB = 1; order.push('lib')")
                .file("/third/late.js", "order.push('late')")
                .file("/own.js", "order.push('own')");
    }

    static List<PageCase> all() {
        return List.of(
                named("font of a blocked host does not load, and constructor behaves as before")
                        .run("""
                                const load = source => new FontFace('A', source).load().catch(() => {});
                                load('url("' + T + '/third/a.woff2")');
                                load('local(No such font), URL( "' + T + '/third/b.woff2" )');
                                let name;
                                try {
                                  new FontFace('A');
                                } catch (error) {
                                  name = error.name;
                                }
                                return name + new FontFace('A', 'local(Arial)').family""")
                        .returns("TypeErrorA")
                        .blocks("/third/a.woff2", "/third/b.woff2")
                        .build(),
                named("S4 import map of a visitor who consented before precedes the page's modules")
                        .consentedBefore()
                        .body(MAP.formatted("", ""))
                        .markedBody(MAP.formatted(
                                "data-consent-src=\"\" data-consent-",
                                " data-consent-blocked=\"video\" src=\"/in-place.js\""))
                        .file("/in-place.js", IN_PLACE)
                        .file("/own.js", "window.own = 1")
                        .run("return await until(() => window.own)")
                        .returns("1")
                        .loads("/third/film.js")
                        .build(),
                named("S4 import map waits for consent as a whole, also if its address is escaped")
                        .markedBody((MAP + MAP.replace("{T}", "http:\\u002f\\u002f127.0.0.1"))
                                .replace("import 'own'", "import('own').catch(() => {})")
                                .formatted(
                                        "data-consent-src=\"\" data-consent-",
                                        " data-consent-blocked=\"video\" src=\"/in-place.js\""))
                        .file("/in-place.js", IN_PLACE)
                        .run("""
                                await pause(100);
                                const maps = [].filter.call(document.scripts, script => script.text.includes('film"'));
                                return maps.map(map => map.type + map.matches('[data-consent-blocked]') + !map.src).join()""")
                        .returns("importmaptruetrue,importmaptruetrue")
                        .onlyWithBanner()
                        .build(),
                scriptsInPlace("S4 scripts of a visitor who consented before run in their place")
                        .consentedBefore()
                        .run("await until(() => order.includes('ready')); return order + ' ' + document.scripts.length")
                        .returns("lib,number,late,own,ready 6")
                        .loads("/third/lib.js", "/third/late.js")
                        .build(),
                scriptsInPlace("S4 scripts in their place wait for consent")
                        .inEveryBrowser()
                        .run("await until(() => order.includes('ready')); return String(order)")
                        .acceptAll()
                        .run("await until(() => order.includes('late')); return String(order)")
                        .returns("undefined,own,ready,lib,late")
                        .loads("/third/lib.js", "/third/late.js")
                        .onlyWithBanner()
                        .build(),
                named("S4 script of the site that its author marked waits for consent in its place")
                        .body("<script src=\"/own.js\"></script>")
                        .markedBody("<script data-consent=video data-consent-src=\"/own.js\" data-consent-blocked=video"
                                + " src=\"/in-place.js\"></script>")
                        .file("/in-place.js", IN_PLACE)
                        .file("/own.js", "window.own = 1")
                        .run("await pause(50); return window.own")
                        .returns("", "1")
                        .build(),
                named("P4 script that never runs does not stop those behind it")
                        .inEveryBrowser()
                        .body("""
                                <script nomodule src="{T}/third/old.js"></script><script src="{T}/third/next.js"></script>
                                <script>window.inline = 1</script>""")
                        .markedBody("""
                                <script type="text/plain" nomodule src="{T}/third/old.js" data-consent-blocked="video"></script>
                                <script type="text/plain" src="{T}/third/next.js" data-consent-blocked="video"></script>
                                <script type="text/plain" data-consent="video">window.inline = 1</script>""")
                        .file("/third/old.js", "window.old = 1")
                        .file("/third/next.js", "window.next = 1")
                        .acceptAll()
                        .run("await until(() => window.next && window.inline); return String(window.old)")
                        .returns("undefined")
                        .loads("/third/next.js")
                        .build(),
                named("P4 script with a type of its own is not run, and stops none behind it")
                        .body("""
                                <script type="text/x-template" src="{T}/third/view.txt"></script>
                                <script type="module" src="{T}/third/module.js"></script>""")
                        .markedBody("""
                                <script type="text/plain" data-consent-type="text/x-template" src="{T}/third/view.txt" \
                                data-consent-blocked="video"></script>
                                <script type="text/plain" data-consent-type="module" src="{T}/module.js" \
                                data-consent-blocked="video"></script>
                                <script type="text/plain" data-consent="video">window.inline = 1</script>""")
                        .acceptAll()
                        .run("await until(() => window.inline); return document.scripts.length > 0")
                        .returns("true")
                        .onlyWithBanner()
                        .build(),
                named("P4 script from innerHTML does not stop those behind it")
                        .run("""
                                const box = document.createElement('div');
                                document.body.append(box);
                                box.innerHTML = '<script type="text/plain" data-consent="video" src="' + T + '/third/inner.js"></' + 'script>';
                                const script = document.createElement('script');
                                script.type = 'text/plain';
                                script.dataset.consent = 'video';
                                script.textContent = 'window.inline = 1';
                                document.body.append(script);""")
                        .acceptAll()
                        .run("return await until(() => window.inline)")
                        .returns("1")
                        .onlyWithBanner()
                        .build(),
                named("P11 picture written in pieces is blocked, then loads")
                        .inEveryBrowser()
                        .body("<script>document.write('<img alt=x src=\"'); document.write('{T}/third/pieces.gif');"
                                + " document.write('\">')</script><p id=end>end</p>")
                        .run("return document.images.length + document.getElementById('end').textContent")
                        .acceptAll()
                        .run("return document.images.length")
                        .returns("1")
                        .loads("/third/pieces.gif")
                        .build(),
                named("P11 element that stays open between two writes")
                        .body("<script>document.write('<div id=box><img alt=x src=\"{T}/third/a.gif\">');"
                                + " document.write('<b id=in>t</b></div>')</script>")
                        .run("return document.getElementById('in').parentNode.id + document.images[0].parentNode.id")
                        .returns("boxbox")
                        .blocks("/third/a.gif")
                        .build(),
                named("P11 preload scanner finds nothing behind a script of the same write")
                        .file("/own.js", "window.own = 1")
                        .body("<script>document.write('<script src=/own.js><\\/script>"
                                + "<link rel=stylesheet href={T}/third/a.css>"
                                + "<script type=text/javascript src={T}/third/a.js><\\/script>')</script>")
                        .run("""
                                const last = document.querySelector('script[src$="a.js"]');
                                const links = document.querySelectorAll('link');
                                return [window.own, links[links.length - 1].href.slice(-6), last.type].join()""")
                        .returns("1,/a.css,text/javascript")
                        .blocks("/third/a.css", "/third/a.js")
                        .build(),
                named("P11 document written into a frame keeps its mode, attributes and handlers")
                        .body("<iframe id=f title=print></iframe>")
                        .run("""
                                const d = f.contentDocument;
                                d.open();
                                d.write('<!doctype html><html lang=de><body onload="document.title = 1"><img alt=x src="' + T + '/third/p.gif">');
                                d.close();
                                await until(() => d.title);
                                return [d.compatMode, d.documentElement.lang, d.title, d.images.length].join()""")
                        .returns("CSS1Compat,de,1,1")
                        .blocks("/third/p.gif")
                        .build(),
                named("P12 page that requires Trusted Types")
                        .inEveryBrowser()
                        .contentSecurity(PageCase.OPEN + "; require-trusted-types-for 'script'")
                        .body(TRUSTED_TYPES.formatted(
                                "srcdoc=\"<img alt='' src='{T}/third/in.gif'>\"", "src=\"{T}/third/later.gif\""))
                        .markedBody(TRUSTED_TYPES.formatted(
                                "data-consent-srcdoc=\"<img alt='' src='{T}/third/in.gif'>\" data-consent-blocked=video",
                                "data-consent-src=\"{T}/third/later.gif\" data-consent-blocked=video"))
                        .acceptAll()
                        .run("return document.getElementById('w').localName")
                        .returns("p")
                        .loads("/third/t.gif", "/third/in.gif", "/third/later.gif")
                        .build());
    }

    /** Firefox and Safari have Trusted Types only since recently; without them the page writes its string. */
    private static final String TRUSTED_TYPES = """
            <script>const policy = window.trustedTypes ? trustedTypes.createPolicy('town', {createHTML: s => s}) : {createHTML: s => s};
            document.write(policy.createHTML('<p id=w><img alt="" src="{T}/third/t.gif"></p>'))</script>
            <iframe title=a %s></iframe><img alt="" %s>""";
}
