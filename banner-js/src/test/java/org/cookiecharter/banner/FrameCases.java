// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.cookiecharter.banner.PageCase.named;

import java.util.List;

/** Cases of frames of the site and of third parties, and of sandboxed documents. */
final class FrameCases {
    private static final String POST_ON_LOAD = """
            <script>
            addEventListener('message', event => window.reply = event.data);
            addEventListener('load', () => { f.contentWindow.postMessage('hi', '*'); document.title = 'posted'; });
            </script>""";
    private static final String CHAT =
            "<!doctype html><title>Chat</title><script>onmessage = event => parent.postMessage('got ' + event.data, '*')</script>";

    /** Only the navigation API reports these navigations; other browsers set the address here. */
    private static final String REPORTED = "if (window.navigation) { %s } else f.src = film";

    private FrameCases() {}

    /** Returns a case of a frame that is navigated to a third party by other ways than its address. */
    private static PageCase.Builder navigating(String cause, String script) {
        return navigating(cause, script, "/third/film.html");
    }

    private static PageCase.Builder navigating(String cause, String script, String request) {
        return named("P13 frame that " + cause + " navigates waits for consent")
                .inEveryBrowser()
                .body("<iframe id=f name=player src=/intro.html title=f></iframe>")
                .file("/intro.html", "<!doctype html><title>Intro</title><p>Intro")
                .file("/third/film.html", "<!doctype html><title>Film</title>")
                .run("""
                        const film = T + '/third/film.html';
                        await until(() => f.contentDocument.title === 'Intro' && f.contentDocument.readyState === 'complete');
                        await settled();
                        %s;
                        await pause(200)""".formatted(script))
                .acceptAll()
                .run("await settled(); return f.name")
                .returns("player")
                .loads(request);
    }

    /** Returns a case of a frame whose address, the value of a script, contains the document with an image. */
    private static PageCase containing(String kind, String address) {
        return named("P13 frame whose address is " + kind + " waits for consent")
                .body("<iframe id=f title=f></iframe>")
                .run("""
                        const image = '<img alt="" src="' + T + '/third/in.gif">';
                        const blob = (parts, type = 'text/html') => URL.createObjectURL(new Blob(parts, {type}));
                        const address = %s;
                        f.src = address;
                        if (address.startsWith('blob:')) URL.revokeObjectURL(address);
                        await pause(200);
                        return f.getAttribute('src') === address""".formatted(address))
                .acceptAll()
                .run("await settled(); return f.getAttribute('src').length > 20")
                .returns("true")
                .loads("/third/in.gif")
                .build();
    }

    static List<PageCase> all() {
        return List.of(
                containing("its text", "'data:text/html,' + image"),
                containing("its encoded text", "'data:text/html;charset=utf-8,' + encodeURIComponent(image)"),
                containing("its text in base64", "' DATA:text/html;base64,' + btoa(image)"),
                containing(
                        "text with another such address",
                        "'data:text/html,' + encodeURIComponent('<iframe src="
                                + "\"data:text/html;base64,' + btoa(image) + '\"></iframe>')"),
                containing("a script with the text", "\"javascript:'\" + image.replaceAll('/', '\\\\x2f') + \"'\""),
                containing("a blob", "blob([image])"),
                containing("a blob of blobs", "blob(['<p>', new Blob([image], {type: 'text/html'})])"),
                containing("a file", "URL.createObjectURL(new File([image], 'a.svg', {type: 'text/html'})) + '#top'"),
                named("P13 frame with a document in its markup's address waits for consent")
                        .body("<iframe id=f title=f src=\"data:text/html,<img src='{T}/third/data.gif'>\"></iframe>")
                        .markedBody(
                                "<iframe id=f title=f data-consent-src=\"data:text/html,<img src='{T}/third/data.gif'>\""
                                        + " data-consent-blocked=video></iframe>")
                        .acceptAll()
                        .loads("/third/data.gif")
                        .build(),
                named("P13 frame that markup inserts with a document in its address waits for consent")
                        .run("""
                                const box = document.createElement('div');
                                document.body.append(box);
                                box.innerHTML = '<iframe title=f src="data:text/html;base64,' + btoa('<img src=' + T + '/third/data.gif>') + '"></iframe>';
                                await pause(200)""")
                        .acceptAll()
                        .loads("/third/data.gif")
                        .build(),
                named("P13 frame that its location navigates to a document in the address waits for consent")
                        .body("<iframe id=f src=/intro.html title=f></iframe>")
                        .file("/intro.html", "<!doctype html><title>Intro</title>")
                        .run(
                                ("await until(() => f.contentDocument.title === 'Intro' && f.contentDocument.readyState === 'complete');"
                                                + " await settled(); const film = 'data:text/html,<img src=' + T + '/third/data.gif>'; %s;"
                                                + " await pause(200)")
                                        .formatted(REPORTED.formatted("f.contentWindow.location = film")))
                        .acceptAll()
                        .loads("/third/data.gif")
                        .build(),
                named("frame that was granted later fires one load event")
                        .body("""
                                <script>window.loads = 0</script>
                                <iframe id=f title=f onload="loads++" src="{T}/third/film.html"></iframe>""")
                        .markedBody("""
                                <script>window.loads = 0</script>
                                <iframe id=f title=f onload="loads++" data-consent-src="{T}/third/film.html" data-consent-blocked=video></iframe>""")
                        .file("/third/film.html", "<!doctype html><title>Film</title>")
                        .acceptAll()
                        .run("await until(() => loads); await pause(200); return loads")
                        .returns("1")
                        .loads("/third/film.html")
                        .build(),
                named("frame that a script inserts, granted later, fires one load event")
                        .file("/third/film.html", "<!doctype html><title>Film</title>")
                        .run("""
                                window.loads = 0;
                                const frame = document.createElement('iframe');
                                frame.onload = () => loads++;
                                frame.addEventListener('load', () => loads++, true);
                                frame.src = T + '/third/film.html';
                                document.body.append(frame);
                                await settled()""")
                        .acceptAll()
                        .run("await until(() => loads); await pause(200); return loads")
                        .returns("2")
                        .loads("/third/film.html")
                        .build(),
                named("P13 frames whose documents load nothing of third parties are not changed")
                        .run("""
                                const messages = [];
                                addEventListener('message', event => messages.push(event.data));
                                const text = name => '<svg xmlns="http://www.w3.org/2000/svg"></svg><script>parent.postMessage("' + name + '", "*")</' + 'script>';
                                for (const address of ['data:text/html,' + encodeURIComponent(text('data')), "javascript:'" + text('script') + "'",
                                  URL.createObjectURL(new Blob([text('blob')], {type: 'text/html'}))]) {
                                  const frame = document.createElement('iframe');
                                  frame.src = address;
                                  document.body.append(frame);
                                }
                                await until(() => messages.length > 2);
                                return messages.sort().join()""")
                        .returns("blob,data,script")
                        .build(),
                named("P1 page talks to a frame of an undeclared third party")
                        .thirdPartyUndeclared()
                        .body("<iframe id=f src=\"{T}/third/chat.html\" title=c></iframe>" + POST_ON_LOAD)
                        .file("/third/chat.html", CHAT)
                        .run("await until(() => window.reply); return document.title + ' ' + reply")
                        .returns("posted got hi")
                        .loads("/third/chat.html")
                        .build(),
                named("P1 page talks to a frame that was granted")
                        .inEveryBrowser()
                        .consentedBefore()
                        .body("<iframe id=f src=\"{T}/third/chat.html\" title=c></iframe>")
                        .markedBody(
                                "<iframe id=f data-consent-src=\"{T}/third/chat.html\" data-consent-blocked=video title=c></iframe>")
                        .file("/third/chat.html", CHAT)
                        .run("""
                                addEventListener('message', event => window.reply = event.data);
                                return await until(() => {
                                  f.contentWindow.postMessage('hi', '*');
                                  return window.reply;
                                })""")
                        .returns("got hi")
                        .loads("/third/chat.html")
                        .build(),
                named("P1 frame whose own markup was granted loads it")
                        .inEveryBrowser()
                        .consentedBefore()
                        .body("<iframe title=f srcdoc=\"<img alt='' src='{T}/third/in.gif'>\"></iframe>"
                                + "<iframe title=g sandbox srcdoc=\"<img alt='' src='{T}/third/box.gif'>\"></iframe>")
                        .markedBody("<iframe title=f data-consent-srcdoc=\"<img alt='' src='{T}/third/in.gif'>\""
                                + " data-consent-blocked=video></iframe><iframe title=g sandbox"
                                + " data-consent-srcdoc=\"<img alt='' src='{T}/third/box.gif'>\""
                                + " data-consent-blocked=video></iframe>")
                        .run("await pause(300)")
                        .loads("/third/box.gif", "/third/in.gif")
                        .build(),
                named("P1 sandboxed frame that was granted loads")
                        .consentedBefore()
                        .body("<iframe title=f sandbox src=\"{T}/third/chat.html\"></iframe>")
                        .markedBody("<iframe title=f sandbox data-consent-src=\"{T}/third/chat.html\""
                                + " data-consent-blocked=video></iframe>")
                        .file("/third/chat.html", CHAT)
                        .run("await pause(300)")
                        .loads("/third/chat.html")
                        .build(),
                named("frame of a third party loads after consent")
                        .body("<iframe id=f src=\"{T}/third/chat.html\" title=c></iframe>")
                        .markedBody(
                                "<iframe id=f data-consent-src=\"{T}/third/chat.html\" data-consent-blocked=video title=c></iframe>")
                        .file("/third/chat.html", CHAT)
                        .acceptAll()
                        .run("return f.src.slice(T.length)")
                        .returns("/third/chat.html")
                        .loads("/third/chat.html")
                        .build(),
                named("P2 own frame is guarded again after it has navigated")
                        .inEveryBrowser()
                        .body("<iframe id=f title=f></iframe>")
                        .file("/n1.html", "<!doctype html><title>N</title>")
                        .run("""
                                await new Promise(done => { f.onload = done; f.src = '/n1.html'; });
                                f.contentDocument.cookie = '_ga=1; Path=/';
                                f.contentWindow.localStorage.setItem('ga:f', '1');
                                return f.contentDocument.title""")
                        .returns("N")
                        .withholds("cookie _ga", "localStorage ga:f")
                        .build(),
                named("P2 own frame is guarded when it navigates itself")
                        .body("<iframe id=f src=/n1.html title=f></iframe>")
                        .file("/n1.html", "<!doctype html><title>N1</title>")
                        .file("/n2.html", "<!doctype html><title>N2</title>")
                        .run("""
                                await new Promise(done => { f.onload = done; f.contentWindow.location.href = '/n2.html'; });
                                f.contentDocument.cookie = '_ga=1; Path=/';
                                f.contentWindow.localStorage['ga:f'] = '1';
                                return f.contentDocument.title""")
                        .returns("N2")
                        .withholds("cookie _ga", "localStorage ga:f")
                        .build(),
                named("P2 frame that markup inserts is guarded in the next line, by its index too")
                        .run("""
                                const box = document.createElement('div');
                                document.body.append(box);
                                const last = name => window[window.length - 1].document.cookie = name + '=1; Path=/';
                                box.innerHTML = '<iframe title=a></iframe>';
                                last('_ga');
                                box.insertAdjacentHTML('beforeend', '<p><iframe title=b></iframe></p>');
                                last('_gid');
                                box.append(document.createRange().createContextualFragment('<iframe title=c></iframe>'));
                                last('_ga_X');
                                return '' + window.length""")
                        .returns("3")
                        .withholds("cookie _ga", "cookie _gid", "cookie _ga_X")
                        .build(),
                named("P2 frame in an inserted tree is guarded in the next line, by its index too")
                        .run("""
                                const last = name => window[window.length - 1].document.cookie = name + '=1; Path=/';
                                const section = document.createElement('section');
                                section.append(document.createElement('p'));
                                section.firstChild.append(document.createElement('iframe'));
                                document.body.append(section);
                                last('_ga');
                                return '' + window.length""")
                        .returns("1")
                        .withholds("cookie _ga")
                        .build(),
                named("P3 sandboxed page blocks, and throws nothing")
                        .inEveryBrowser()
                        .contentSecurity("sandbox allow-scripts")
                        .body("""
                                <script>new Image().src = '{T}/third/a.gif';
                                const box = document.createElement('div');
                                box.innerHTML = '<a href="{T}/third/page">f</a>';
                                window.link = box.firstChild.getAttribute('href').slice(-11);
                                window.allowed = window.cookieCharter && cookieCharter.allows('video');</script>""")
                        .run("return link + ' ' + allowed")
                        .returns("/third/page false", "/third/page undefined")
                        .blocks("/third/a.gif")
                        .build(),
                named("P3 sandboxed frame blocks, and throws nothing")
                        .body("<iframe sandbox=allow-scripts src=/boxed.html title=s></iframe><script>"
                                + "addEventListener('message', event => window.reply = event.data)</script>")
                        .file("/boxed.html", """
                                <!doctype html><title>S</title><script src="/consent/banner.js"></script><script>
                                new Image().src = '{T}/third/b.gif';
                                document.body.innerHTML = '<img alt="" src="{T}/third/c.gif"><b>t</b>';
                                parent.postMessage(document.querySelector('b').textContent, '*');</script>""".replace("document.body", "document.documentElement.lastChild"))
                        .run("return await until(() => window.reply)")
                        .returns("t")
                        .blocks("/third/b.gif", "/third/c.gif")
                        .build(),
                named("P2 frame that a frame writes into itself is guarded at once")
                        .body("<iframe id=f title=f></iframe>")
                        .run("""
                                f.contentDocument.write('<iframe></iframe>');
                                const inner = f.contentWindow[0];
                                inner.document.cookie = '_ga=1; Path=/';
                                inner.localStorage.setItem('ga:f', '1');
                                new inner.Image().src = T + '/third/inner.gif';
                                f.contentDocument.close();
                                await settled();
                                return f.contentWindow.length""")
                        .returns("1")
                        .blocks("/third/inner.gif")
                        .withholds("cookie _ga", "localStorage ga:f")
                        .build(),
                named("P2 frame with a document in its markup, written into a frame, is guarded")
                        .inEveryBrowser()
                        .body("<iframe id=f title=f></iframe>")
                        .run("""
                                f.contentDocument.write('<iframe srcdoc="<script>document.cookie=`_ga=1; Path=/`;top.done=1<' + '/script>"></iframe>');
                                f.contentDocument.close();
                                return await until(() => window.done)""")
                        .returns("1")
                        .withholds("cookie _ga")
                        .build(),
                named("P2 frame that a command inserts is guarded at once")
                        .body("<div id=e contenteditable>x</div>")
                        .run("""
                                e.focus();
                                getSelection().selectAllChildren(e);
                                document.execCommand('insertHTML', false, '<iframe></iframe>');
                                frames[0].document.cookie = '_ga=1; Path=/';
                                return frames.length""")
                        .returns("1")
                        .withholds("cookie _ga")
                        .build(),
                navigating("its location", REPORTED.formatted("f.contentWindow.location = film"))
                        .build(),
                navigating("a link in it", REPORTED.formatted("""
                                const link = f.contentDocument.createElement('a');
                                link.href = film;
                                f.contentDocument.body.append(link);
                                link.click()""")).build(),
                navigating("a link of the page", """
                                const link = document.createElement('a');
                                link.href = film;
                                link.target = 'player';
                                document.body.append(link);
                                link.click()""").build(),
                navigating(
                                "a form of the page",
                                REPORTED.formatted("""
                                const form = document.createElement('form');
                                form.setAttribute('action', film);
                                form.target = 'player';
                                document.body.append(form);
                                form.submit()""").replace("= film", "= film + '?'"),
                                "/third/film.html?")
                        .build(),
                navigating("window.open", "window.same = open(film, 'player') === f.contentWindow")
                        .build(),
                named("P13 link into a blank frame waits for consent")
                        .body(
                                "<iframe id=f name=player title=f></iframe><a id=a target=player href=\"{T}/third/film.html\">Film</a>")
                        .file("/third/film.html", "<!doctype html><title>Film</title>")
                        .run("a.click(); await pause(100)")
                        .acceptAll()
                        .run("await settled(); return f.name")
                        .returns("player")
                        .loads("/third/film.html")
                        .build(),
                named("P13 own navigations of a frame are not changed")
                        .body(
                                "<iframe id=f name=player src=/intro.html title=f></iframe><a id=a target=player href=\"/intro.html?1\">1</a>")
                        .file("/intro.html", "<!doctype html><title>Intro</title>")
                        .run("""
                                const at = query => until(() => f.contentWindow.location.search === query && f.contentDocument.title);
                                await at('');
                                a.click();
                                await at('?1');
                                f.contentWindow.location = '/intro.html?2';
                                await at('?2');
                                const same = open('/intro.html?3', 'player') === f.contentWindow;
                                await at('?3');
                                return same + f.contentWindow.location.search + f.getAttribute('src')""")
                        .returns("true?3/intro.html")
                        .build(),
                named("P8 blank frame: its blocked picture loads after consent")
                        .inEveryBrowser()
                        .run("""
                                const frame = document.createElement('iframe');
                                document.body.append(frame);
                                const image = frame.contentDocument.createElement('img');
                                image.src = T + '/third/blank.gif';
                                frame.contentDocument.body.append(image);
                                await settled();""")
                        .acceptAll()
                        .loads("/third/blank.gif")
                        .build(),
                named("P8 page in a frame does not contain the markup for visitors without scripts")
                        .body("<iframe id=f src=/w.html title=w></iframe>")
                        .file(
                                "/w.html",
                                "<!doctype html><title>W</title><script src=\"/consent/banner.js\"></script>"
                                        + "<body><noscript class=cookie-charter__noscript><p>Choose</p></noscript><p>W</p>")
                        .run(
                                "return await until(() => f.contentDocument.querySelector('p')) && f.contentDocument.body.textContent")
                        .returns("W")
                        .onlyWithBanner()
                        .build());
    }
}
