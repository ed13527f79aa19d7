// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.cookiecharter.banner.PageCase.named;

import java.util.List;

/** Cases of elements whose addresses scripts write and read. */
final class ElementCases {
    private static final String LAZY = "data-src=\"{T}/third/big.gif\" data-srcset=\"{T}/third/big1.gif 1x\">";

    private static final String CLOSED = """
            <town-card><template shadowrootmode=closed><img alt=i %s></template></town-card>
            <script>customElements.define('town-card', class extends HTMLElement {
              constructor() { super(); this.root = this.attachInternals().shadowRoot; }
            })</script>""";

    private ElementCases() {}

    static List<PageCase> all() {
        return List.of(
                named("P5 last address of a frame wins after consent")
                        .inEveryBrowser()
                        .consentedBefore()
                        .body("<iframe id=f src=\"{T}/first.html\" title=f></iframe><p id=cap>One</p>")
                        .markedBody(
                                "<iframe id=f data-consent-src=\"{T}/first.html\" data-consent-blocked=video title=f></iframe>"
                                        + "<p id=cap>One</p>")
                        .file("/first.html", "<!doctype html><title>1</title>")
                        .file("/third/second.html", "<!doctype html><title>2</title>")
                        .run("""
                                const frame = document.getElementById('f');
                                frame.src = T + '/third/second.html';
                                document.getElementById('cap').textContent = 'Two';
                                await settled();
                                return frame.src.slice(T.length)""")
                        .returns("/third/second.html")
                        .loads("/third/second.html")
                        .build(),
                named("P5 own address after a blocked one stays, before and after consent")
                        .inEveryBrowser()
                        .run("""
                                const image = document.createElement('img');
                                document.body.append(image);
                                image.src = T + '/third/a.gif';
                                image.src = '/own.gif';
                                await settled();""")
                        .acceptAll()
                        .run("await settled(); return document.images[0].getAttribute('src')")
                        .returns("/own.gif")
                        .onlyWithBanner()
                        .build(),
                named("P5 blocked address can be read back at once")
                        .run("""
                                const script = document.createElement('script');
                                script.src = T + '/third/lib.js';
                                const image = document.createElement('img');
                                image.setAttribute('srcset', T + '/third/a.gif 2x');
                                return [new URL(script.src).pathname, script.getAttribute('src') === script.src,
                                  image.srcset === T + '/third/a.gif 2x', image.hasAttribute('srcset')].join()""")
                        .returns("/third/lib.js,true,true,true")
                        .blocks("/third/a.gif")
                        .build(),
                named("P6 attributes of a lazy loader survive, and it works")
                        .inEveryBrowser()
                        .body("<img id=i class=lazyload alt=\"\" src=\"{T}/third/tiny.gif\" " + LAZY)
                        .markedBody("<img id=i class=lazyload alt=\"\" data-consent-src=\"{T}/third/tiny.gif\""
                                + " data-consent-blocked=\"video\" " + LAZY)
                        .acceptAll()
                        .run("""
                                const image = document.getElementById('i');
                                await until(() => image.src === T + '/third/tiny.gif' && image.getAttribute('src') && image.complete);
                                const names = image.getAttributeNames().sort().join();
                                image.src = image.dataset.src;
                                return names + ' ' + image.dataset.srcset.slice(T.length)""")
                        .returns("alt,class,data-src,data-srcset,id,src /third/big1.gif 1x")
                        .loads("/third/tiny.gif", "/third/big.gif")
                        .build(),
                named("author's own mark with data-src loads after consent")
                        .body("<img alt=\"\" src=\"{T}/third/own.gif\">")
                        .markedBody("<img alt=\"\" data-consent=\"video\" data-src=\"{T}/third/own.gif\">")
                        .acceptAll()
                        .loads("/third/own.gif")
                        .build(),
                named("P8 picture in a declarative shadow root loads after consent")
                        .inEveryBrowser()
                        .body(
                                "<town-card><template shadowrootmode=open><img alt=i src=\"{T}/third/in.gif\"></template></town-card>")
                        .markedBody(
                                "<town-card><template shadowrootmode=open><img alt=i data-consent-src=\"{T}/third/in.gif\""
                                        + " data-consent-blocked=video></template></town-card>")
                        .acceptAll()
                        .loads("/third/in.gif")
                        .build(),
                named(
                                "P8 picture in a closed declarative shadow root loads after consent if its element reads the root")
                        .body(CLOSED.formatted("src=\"{T}/third/in.gif\""))
                        .markedBody(
                                CLOSED.formatted("data-consent-src=\"{T}/third/in.gif\" data-consent-blocked=video"))
                        .acceptAll()
                        .loads("/third/in.gif")
                        .build(),
                named("P8 picture in a shadow root that a script makes loads after consent")
                        .run("""
                                const card = document.createElement('town-card');
                                document.body.append(card);
                                card.attachShadow({mode: 'open'}).innerHTML = '<img alt="" src="' + T + '/third/in.gif">';
                                await settled();""")
                        .acceptAll()
                        .loads("/third/in.gif")
                        .build(),
                named("P13 srcset without a blank behind its comma")
                        .inEveryBrowser()
                        .run(
                                "const image = new Image(); image.srcset = '/own.gif 3x,' + T + '/third/b.gif 1x'; await settled()")
                        .blocks("/third/b.gif")
                        .build(),
                named("P13 value of an attribute node")
                        .run("""
                                const image = document.createElement('img');
                                image.setAttribute('src', '/own.gif');
                                document.body.append(image);
                                image.getAttributeNode('src').value = T + '/third/c.gif';
                                await settled();
                                return image.getAttribute('src').slice(T.length)""")
                        .returns("/third/c.gif")
                        .blocks("/third/c.gif")
                        .build(),
                named("P13 address of an SVG image")
                        .body("<svg width=10 height=10><image id=i width=10 height=10 href=\"/own.gif\"></image></svg>")
                        .run("""
                                document.getElementById('i').href.baseVal = T + '/third/d.gif';
                                await settled();
                                return document.getElementById('i').href.baseVal.slice(T.length)""")
                        .returns("/third/d.gif")
                        .blocks("/third/d.gif")
                        .build());
    }
}
