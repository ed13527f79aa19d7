// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.cookiecharter.banner.PageCase.named;

import java.util.List;

/** Cases of markup that scripts parse, in elements and in inert documents. */
final class MarkupCases {
    private MarkupCases() {}

    static List<PageCase> all() {
        return List.of(
                named("P9 text of a script is not parsed as markup")
                        .run("""
                                const script = document.createElement('script');
                                script.innerHTML = "window.n=0;for(var i=0,e=[1,2];i<e.length;i++)n+=e[i];u='" + T + "/x?a=1&region=FR'";
                                document.head.append(script);
                                return n + u.slice(T.length)""")
                        .returns("3/x?a=1&region=FR")
                        .build(),
                named("P9 markup in SVG stays SVG")
                        .inEveryBrowser()
                        .body("<svg id=s width=50 height=50></svg>")
                        .run("""
                                s.innerHTML = '<rect width="50" height="50"/><image width="5" height="5" href="' + T + '/third/c.png"/>';
                                await settled();
                                return [].map.call(s.children, child => child.namespaceURI.slice(-3) + child.localName).join()""")
                        .acceptAll()
                        .run(
                                "return [].map.call(s.children, child => child.namespaceURI.slice(-3) + child.localName).join()")
                        .returns("svgrect,svgimage")
                        .loads("/third/c.png")
                        .build(),
                named("P9 script of a contextual fragment runs")
                        .body("<div id=x></div>")
                        .run("""
                                const range = document.createRange();
                                range.selectNode(x);
                                x.append(range.createContextualFragment('<p>' + T + '/about</p><script>window.w = 1</' + 'script>'));
                                return w + x.firstChild.localName""")
                        .returns("1p")
                        .build(),
                named("P9 row of a table is parsed in its context")
                        .body("<table><tbody id=t></tbody></table>")
                        .run("""
                                t.innerHTML = '<tr><td><img alt="" src="' + T + '/third/r.gif"></td></tr>';
                                await settled();
                                return t.firstChild.firstChild.firstChild.localName""")
                        .returns("img")
                        .blocks("/third/r.gif")
                        .build(),
                named("P9 markup in an attribute stays as it was written")
                        .body("<div id=x></div>")
                        .run("""
                                const inner = '<noscript><img src="' + T + '/third/n.gif"></noscript><iframe src="/own.html"></iframe>';
                                x.innerHTML = '<iframe title="' + inner.replace(/"/g, '&quot;') + '" srcdoc="' + inner.replace(/"/g, '&quot;') + '"></iframe>';
                                return [x.firstChild.srcdoc === inner, x.firstChild.title === inner].join()""")
                        .acceptAll()
                        .run("""
                                const inner = await until(() => x.lastChild.contentDocument.querySelector('iframe').ownerDocument.documentElement);
                                return [inner.innerHTML.includes('data-consent'), inner.querySelector('noscript').textContent.length > 20].join()""")
                        .returns("false,true")
                        .build(),
                named("P9 content of noscript stays text")
                        .body("<noscript id=n></noscript>")
                        .run("""
                                const image = '<img src="' + T + '/third/n.gif">';
                                n.innerHTML = image;
                                return [n.textContent === image, n.children.length].join()""")
                        .returns("true,0")
                        .build(),
                named("P10 XML document keeps its addresses")
                        .inEveryBrowser()
                        .run("""
                                const feed = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="' + T + '/watch"/></entry></feed>';
                                return new DOMParser().parseFromString(feed, 'application/xml')
                                  .querySelector('link').getAttribute('href').slice(T.length)""")
                        .returns("/watch")
                        .build(),
                named("P10 HTML document of a parser keeps its addresses")
                        .run("""
                                const image = '<img alt="" src="' + T + '/third/p.gif">';
                                const inert = new DOMParser().parseFromString(image, 'text/html');
                                await settled();
                                return inert.body.innerHTML === image""")
                        .returns("true")
                        .build(),
                named("P10 template keeps its addresses until it is used")
                        .run("""
                                const template = document.createElement('template');
                                const image = '<img alt="" src="' + T + '/third/t.gif">';
                                template.innerHTML = image;
                                const same = template.innerHTML === image;
                                document.body.append(template.content.cloneNode(true));
                                await settled();
                                return same""")
                        .returns("true")
                        .blocks("/third/t.gif")
                        .build(),
                named("P10 markup of a template is the one that the site wrote")
                        .inEveryBrowser()
                        // Frames, because Firefox loads images of templates ahead of its parser.
                        .body("<template id=t><p><iframe title=f src=\"{T}/third/t\"></iframe></p>"
                                + "<template><iframe title=f src=\"{T}/third/u\"></iframe></template></template>")
                        .markedBody(
                                "<template id=t><p><iframe title=f data-consent-src=\"{T}/third/t\""
                                        + " data-consent-blocked=video></iframe></p><template><iframe title=f"
                                        + " data-consent-src=\"{T}/third/u\" data-consent-blocked=video></iframe></template></template>")
                        .run("""
                                const marks = t.innerHTML.includes('data-consent') || t.outerHTML.includes('data-consent');
                                const written = '<p><iframe title="f" src="' + T + '/third/t"></iframe></p><template><iframe title="f" src="'
                                  + T + '/third/u"></iframe></template>';
                                return [marks, t.innerHTML === written, t.outerHTML.includes(written)].join()""")
                        .returns("false,true,true")
                        .build(),
                named("P9 unfinished tag is written when its document is closed")
                        .inEveryBrowser()
                        .body("<iframe id=f title=w></iframe>")
                        .run("""
                                const d = f.contentDocument;
                                d.open();
                                d.write('<body>a<b title="x"');
                                d.write('>b</b><script');
                                d.write('>1 < 2; /* <img');
                                d.close();
                                const script = d.querySelector('script');
                                return d.body.textContent + '|' + (script && script.textContent)""")
                        .returns("ab1 < 2; /* <img|1 < 2; /* <img")
                        .build(),
                named("P9 text that is waiting for the end of a document is blocked there, too")
                        .body("<iframe id=f title=w></iframe>")
                        .run("""
                                const d = f.contentDocument;
                                d.open();
                                d.write('<body><img alt="" src="' + T + '/third/w.gif"><img alt="');
                                d.close();
                                await settled();
                                return d.images.length + d.images[0].src.slice(T.length)""")
                        .returns("1/third/w.gif")
                        .blocks("/third/w.gif")
                        .build(),
                named("P9 template in a written document does not delay the markup after it")
                        .body("<iframe id=f title=w></iframe>")
                        .run("""
                                const d = f.contentDocument;
                                d.open();
                                d.write('<table><template><tr><td><img alt="" src="' + T + '/third/t.gif"></template><caption>');
                                const caption = d.querySelector('caption') !== null;
                                d.close();
                                return caption + d.querySelector('template').innerHTML.slice(0, 17)""")
                        .returns("true<tr><td><img alt=")
                        .build(),
                named("P9 attribute without a namespace has the name that the page writes")
                        .run("""
                                const frame = document.createElement('iframe');
                                frame.setAttributeNS(null, 'SRCDOC', 'a');
                                frame.setAttribute('constructor', T + '/x');
                                return frame.getAttributeNS(null, 'SRCDOC') + frame.getAttribute('constructor').slice(T.length)""")
                        .returns("a/x")
                        .build());
    }
}
