// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.cookiecharter.banner.PageCase.named;

import java.util.List;

/** Cases of the banner itself, and of pages that interfere with it. */
final class BannerCases {
    private static final String DRAWN = "await until(() => buttons(REFUSE).length === 1);";
    private static final String DECIDED =
            "await until(() => document.cookie.includes('cookies_preferences')); return interfaces(REFUSE)";

    /** Defines the sizes of the buttons, in whole pixels. */
    private static final String SIZES = """
            const sizes = () => [ACCEPT, REFUSE].map(label => {
              const {width, height} = buttons(label)[0].getBoundingClientRect();
              return Math.round(width) + 'x' + Math.round(height);
            }).join();
            """;

    private static final String HIDDEN_MEMBERS = "activeElement addEventListener adoptedStyleSheets body contains"
            + " createElement createRange currentScript defaultView dispatchEvent documentElement head implementation"
            + " querySelector readyState removeEventListener visibilityState";

    private BannerCases() {}

    static List<PageCase> all() {
        return List.of(
                named("banner offers its choices once")
                        .inEveryBrowser()
                        .run(DRAWN + "return [REFUSE, ACCEPT].map(label => buttons(label).length).join()")
                        .returns("1,1")
                        .onlyWithBanner()
                        .build(),
                named("banner causes no error in a page that observes the size of its body")
                        .body("""
                                <script>
                                  window.messages = [];
                                  addEventListener('error', event => messages.push(event.message));
                                  new ResizeObserver(() => {}).observe(document.body);
                                </script>""")
                        .run(DRAWN + "await settled(); await settled(); return messages.join()")
                        .returns("")
                        .onlyWithBanner()
                        .build(),
                named("banner is beside the body of a document that the page opens again")
                        .body("""
                                <script>
                                  window.messages = [];
                                  addEventListener('unhandledrejection', event => messages.push(event.reason.message));
                                </script>""")
                        .run(DRAWN + """
                                document.open();
                                addEventListener('error', event => messages.push(event.message));
                                document.write('<!doctype html><html lang=fr><title>Second</title><body><h1>Second</h1>');
                                document.close();
                                await until(() => buttons(REFUSE)[0] && !document.body.contains(buttons(REFUSE)[0]));
                                return messages.join()""")
                        .returns("")
                        .onlyWithBanner()
                        .build(),
                named("elements hide no members of the document from the banner by their names")
                        .markedBody(HIDDEN_MEMBERS.replaceAll("\\w+", "<form name=$0></form>")
                                + "<img alt=\"\" data-consent-blocked=video data-consent-src=\"{T}/third/in.gif\">")
                        .acceptAll()
                        .run("""
                                await until(() => buttons(REOPEN).length);
                                return Array.from(document.forms).filter(form => form.childElementCount).length""")
                        .returns("0")
                        .loads("/third/in.gif")
                        .onlyWithBanner()
                        .build(),
                named("refusing all stores a choice without grants")
                        .inEveryBrowser()
                        .refuseAll()
                        .run("await until(() => buttons(REOPEN).length); return cookieCharter.allows('video')")
                        .returns("false")
                        .onlyWithBanner()
                        .build(),
                named("accepting all grants every service")
                        .inEveryBrowser()
                        .acceptAll()
                        .run("await until(() => cookieCharter.allows('video')); document.cookie = '_ga=1'")
                        .stores("cookie _ga")
                        .onlyWithBanner()
                        .build(),
                named("withdrawing deletes what was stored")
                        .inEveryBrowser()
                        .consentedBefore()
                        .run("""
                                document.cookie = '_ga=1; Path=/';
                                localStorage.setItem('ga:1', '1');
                                await cookieCharter.withdraw();
                                await until(() => !cookieCharter.allows('analytics') && !localStorage.length);
                                return ''""")
                        .onlyWithBanner()
                        .build(),
                named("strict policy of the page: no violation")
                        .inEveryBrowser()
                        .contentSecurity("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                                + " img-src 'self' data:; form-action 'self'; require-trusted-types-for 'script'")
                        .refuseAll()
                        .run(DECIDED)
                        .returns("0")
                        .onlyWithBanner()
                        .build(),
                named("P7 body replaced by a new one: asked again, once")
                        .inEveryBrowser()
                        .run(DRAWN + """
                                const body = document.createElement('body');
                                body.innerHTML = '<h1>Second</h1>';
                                document.body.replaceWith(body);
                                """ + DRAWN)
                        .refuseAll()
                        .run(DECIDED)
                        .returns("0")
                        .onlyWithBanner()
                        .build(),
                named("P7 body replaced by its own copy: its buttons work")
                        .run(DRAWN + """
                                document.body.replaceWith(document.body.cloneNode(true));
                                await settled();
                                """ + DRAWN)
                        .acceptAll()
                        .run("await until(() => cookieCharter.allows('video')); return interfaces(ACCEPT)")
                        .returns("0")
                        .onlyWithBanner()
                        .build(),
                named("P7 snapshot of the body restored, as by the back button of Turbo")
                        .run(DRAWN + """
                                const snapshot = document.body.cloneNode(true);
                                document.body.replaceWith(document.createElement('body'));
                                """ + DRAWN + """
                                document.body.replaceWith(snapshot);
                                await settled();
                                """ + DRAWN)
                        .refuseAll()
                        .run(DECIDED)
                        .returns("0")
                        .onlyWithBanner()
                        .build(),
                named("P8 button of the page in a shadow root opens the preferences")
                        .body("""
                                <town-foot></town-foot><script>
                                customElements.define('town-foot', class extends HTMLElement {
                                  connectedCallback() {
                                    this.attachShadow({mode: 'open'}).innerHTML = '<button data-consent-open>Cookies</button>';
                                  }
                                });</script>""")
                        .refuseAll()
                        .run("""
                                await settled();
                                const corner = buttons(REOPEN).length;
                                buttons('Cookies')[0].click();
                                await until(() => elements(document).some(element => element.localName === 'dialog' && element.open));
                                return corner""")
                        .returns("0")
                        .onlyWithBanner()
                        .build(),
                named("P15 frames of the site draw no interface")
                        .inEveryBrowser()
                        .body("<iframe src=/w.html title=a></iframe><iframe src=/w.html title=b></iframe>")
                        .file(
                                "/w.html",
                                "<!doctype html><title>W</title><script src=\"/consent/banner.js\"></script><p>W")
                        .run(DRAWN + "await settled(); return interfaces(REFUSE)")
                        .refuseAll()
                        .run("await until(() => buttons(REOPEN).length); await settled(); return interfaces(REOPEN)")
                        .returns("1 0 0")
                        .onlyWithBanner()
                        .build(),
                named("P15 response for an upload frame stays as it is")
                        .body("<iframe src=/upload title=a></iframe>")
                        .file("/upload", "<script src=\"/consent/banner.js\"></script>{\"ok\":true}")
                        .run("await settled(); return frames[0].document.body.innerText")
                        .returns("{\"ok\":true}")
                        .build(),
                named("P16 base on another host: the choice is stored at the site")
                        .inEveryBrowser()
                        .head("<base href=\"{T}/town/\">")
                        .refuseAll()
                        .run(DECIDED)
                        .returns("0")
                        .onlyWithBanner()
                        .build(),
                named("P17 page assigns adoptedStyleSheets: the banner keeps its style")
                        .inEveryBrowser()
                        .run(DRAWN + """
                                const sizes = () => [ACCEPT, REFUSE].map(label => {
                                  const {width, height} = buttons(label)[0].getBoundingClientRect();
                                  return Math.round(width) + 'x' + Math.round(height);
                                });
                                await settled();
                                const before = sizes();
                                document.adoptedStyleSheets = [new CSSStyleSheet()];
                                await settled();
                                const after = sizes();
                                return [before[0] === before[1], after[0] === after[1], before[0] === after[0]].join()""")
                        .returns("true,true,true")
                        .onlyWithBanner()
                        .build(),
                named("P16 base that the page adds later, with a target: the choice is stored at the site")
                        .run(DRAWN + """
                                document.head.insertAdjacentHTML('beforeend', '<base target=_blank href="' + T + '/town/">');""")
                        .refuseAll()
                        .run(DECIDED)
                        .returns("0")
                        .onlyWithBanner()
                        .build(),
                named("P16 base on another host: the preferences and their links are those of the site")
                        .head("<base href=\"{T}/town/\">")
                        .run(DRAWN + """
                                cookieCharter.open();
                                const dialog = await until(() => document.querySelector('dialog[open]'));
                                return [].every.call(dialog.querySelectorAll('a[href^="/"],a[href*="/consent"]'),
                                  link => link.origin === location.origin)""")
                        .returns("true")
                        .onlyWithBanner()
                        .build(),
                named("P16 relative addresses below a base on a third party are blocked")
                        .head("<base href=\"{T}/third/\">")
                        .run("""
                                document.body.append(Object.assign(new Image(), {src: 'a.gif'}));
                                document.body.insertAdjacentHTML('beforeend', '<img alt="" src="b.gif">');
                                await settled();
                                return document.images[0].src.slice(T.length)""")
                        .returns("/third/a.gif")
                        .blocks("/third/a.gif", "/third/b.gif")
                        .build(),
                named("P17 page changes the list that it gets: the banner keeps its style")
                        .run(DRAWN + SIZES + """
                                const before = sizes();
                                document.adoptedStyleSheets.splice(0);
                                await settled();
                                const spliced = sizes() === before;
                                for (const sheet of document.adoptedStyleSheets) {
                                  sheet.disabled = true;
                                }
                                await settled();
                                return [spliced, sizes() === before].join()""")
                        .returns("true,true")
                        .onlyWithBanner()
                        .build(),
                named("P17 page reads back the list that it assigned")
                        .run("""
                                const sheet = new CSSStyleSheet();
                                document.adoptedStyleSheets = [sheet];
                                const list = [document.adoptedStyleSheets.length, document.adoptedStyleSheets[0] === sheet].join();
                                await settled();
                                return list + document.adoptedStyleSheets.includes(sheet)""")
                        .returns("1,truetrue")
                        .build(),
                named("P17 list of a shadow root is emptied: the frame stays behind its placeholder")
                        .body("<div id=h></div>")
                        .run("""
                                const root = h.attachShadow({mode: 'open'});
                                root.innerHTML = '<iframe title=f width=300 height=200 src="' + T + '/third/f.html"></iframe>';
                                const display = () => getComputedStyle(root.querySelector('iframe')).display;
                                await until(() => display() === 'none');
                                root.adoptedStyleSheets = [];
                                await settled();
                                return display()""")
                        .returns("none")
                        .onlyWithBanner()
                        .build(),
                named("P17 page removes all its style elements: the banner keeps its style")
                        .head("<style>h1 { color: red }</style>")
                        .run(DRAWN + SIZES + """
                                const before = sizes();
                                document.querySelectorAll('style,link').forEach(element => element.remove());
                                await settled();
                                return sizes() === before""")
                        .returns("true")
                        .onlyWithBanner()
                        .build(),
                named("P18 field of the page keeps the focus while the banner comes and goes")
                        .inEveryBrowser()
                        .body("<input id=i>")
                        .run("i.focus();" + DRAWN + """
                                await pause(600);
                                await cookieCharter.refuseAll();
                                await until(() => !buttons(REFUSE).length);
                                return document.activeElement.id""")
                        .returns("i")
                        .onlyWithBanner()
                        .build(),
                named("P18 focus in the banner moves to the content, which stays as it was written")
                        .run(DRAWN + """
                                buttons(REFUSE)[0].focus();
                                buttons(REFUSE)[0].click();
                                await until(() => !buttons(REFUSE).length);
                                const focused = document.activeElement.localName;
                                document.activeElement.blur();
                                return focused + document.querySelector('h1').outerHTML""")
                        .returns("h1<h1>Portail</h1>")
                        .onlyWithBanner()
                        .build(),
                named("P18 focus in a placeholder moves to the frame")
                        .body("<iframe id=f title=f width=300 height=200 src=\"{T}/third/f.html\"></iframe>")
                        .markedBody("<iframe id=f title=f width=300 height=200 data-consent-src=\"{T}/third/f.html\""
                                + " data-consent-blocked=video></iframe>")
                        .file("/third/f.html", "<!doctype html><title>F</title>")
                        .run("""
                                const once = await until(() => document.querySelector('.cookie-charter__placeholder button'));
                                once.focus();
                                once.click();
                                await until(() => !document.querySelector('.cookie-charter__placeholder'));
                                return document.activeElement.id""")
                        .returns("f")
                        .loads("/third/f.html")
                        .onlyWithBanner()
                        .build(),
                named("P18 focus returns to an opener in a shadow root")
                        .body("<div id=h></div>")
                        .run("h.attachShadow({mode: 'open'}).innerHTML = '<button data-consent-open>C</button>';"
                                + DRAWN + """
                                const opener = h.shadowRoot.querySelector('button');
                                opener.focus();
                                opener.click();
                                const dialog = await until(() => document.querySelector('dialog[open]'));
                                dialog.close();
                                await until(() => !dialog.isConnected);
                                return h.shadowRoot.activeElement === opener""")
                        .returns("true")
                        .onlyWithBanner()
                        .build(),
                named("P18 opener is removed while the preferences are open: the focus moves to the content")
                        .body("<main><button id=o data-consent-open>C</button><p>Text</p></main>")
                        .run(DRAWN + """
                                o.focus();
                                o.click();
                                const dialog = await until(() => document.querySelector('dialog[open]'));
                                o.remove();
                                dialog.close();
                                await until(() => !dialog.isConnected);
                                return document.activeElement.localName""")
                        .returns("main")
                        .onlyWithBanner()
                        .build(),
                named("P20 page gives arrays a toJSON: refusing works")
                        .inEveryBrowser()
                        .headBeforeBanner(PROTOTYPE)
                        .refuseAll()
                        .run(DECIDED)
                        .returns("0")
                        .onlyWithBanner()
                        .build(),
                named("P20 page gives arrays a toJSON: accepting works")
                        .headBeforeBanner("")
                        .head(PROTOTYPE)
                        .acceptAll()
                        .run("await until(() => cookieCharter.allows('video')); return interfaces(ACCEPT)")
                        .returns("0")
                        .onlyWithBanner()
                        .build());
    }

    /** The extension of arrays by Prototype.js 1.6. */
    private static final String PROTOTYPE = """
            <script>Array.prototype.toJSON = function () {
              return '[' + [].map.call(this, x => JSON.stringify(x)).join(', ') + ']';
            };</script>""";
}
