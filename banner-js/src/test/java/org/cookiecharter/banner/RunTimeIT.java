// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests requests that scripts send to a third party at run time. {@code T} in a script is its address. */
class RunTimeIT extends InChromium {
    private static final String OPEN = "default-src * data: 'unsafe-inline'";

    /** Scripts that send a request to a third party, each in another way. */
    private static final List<String> REQUESTS = List.of(
            "new Image().src = T",
            "new Image().srcset = T + ' 2x'",
            "document.createElement('img').setAttribute('src', T)",
            "document.createElement('img').setAttribute('SRC', T)",
            "document.body.append(Object.assign(document.createElement('script'), {src: T}))",
            "document.body.append(Object.assign(document.createElement('iframe'), {src: T}))",
            "document.body.append(Object.assign(document.createElement('embed'), {src: T}))",
            "document.body.append(Object.assign(document.createElement('object'), {data: T}))",
            "document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: T}))",
            "document.head.append(Object.assign(document.createElement('link'), {href: T, rel: 'prefetch'}))",
            "document.body.append(Object.assign(document.createElement('video'), {poster: T, src: T, preload: 'auto'}))",
            "new Audio(T)",
            "document.body.innerHTML = '<img src=' + T + '>'",
            "document.createElement('div').innerHTML = '<img src=' + T + '>'",
            "document.body.innerHTML += '<p><iframe src=\"' + T + '\"></iframe></p>'",
            "document.body.innerHTML = `<iframe srcdoc='<img src=\"${T}\">'></iframe>`",
            "document.body.firstElementChild.outerHTML = '<img src=' + T + '>'",
            "document.body.insertAdjacentHTML('beforeend', '<img srcset=\"' + T + ' 1x, /a 2x\">')",
            "document.body.append(document.createRange().createContextualFragment('<script src=' + T + '><' + '/script>'))",
            "document.write('<script src=\"' + T + '\"></' + 'script>')",
            "document.body.append(document.importNode(new DOMParser().parseFromString('<img src=' + T + '>', 'text/html').images[0], true))",
            "const t = document.createElement('template'); t.innerHTML = '<img src=' + T + '>'; document.body.append(t.content)",
            "const t = document.createElement('div').attachShadow({mode: 'open'}); t.innerHTML = '<img src=' + T + '>'",
            "const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); document.body.append(s);"
                    + " const i = document.createElementNS('http://www.w3.org/2000/svg', 'image'); i.setAttribute('href', T); s.append(i)",
            "fetch(T).catch(() => {})",
            "fetch(new Request(T)).catch(() => {})",
            "fetch(new URL(T)).catch(() => {})",
            "const x = new XMLHttpRequest(); x.open('GET', T); x.send()",
            "navigator.sendBeacon(T, 'x')",
            "new EventSource(T)",
            "new WebSocket(T.replace('http', 'ws'))",
            "const f = document.createElement('iframe'); document.body.append(f); new f.contentWindow.Image().src = T",
            "const f = document.createElement('iframe'); document.body.append(f); window[0].fetch(T).catch(() => {})",
            "const f = document.createElement('iframe'); f.srcdoc = '<script src=' + T + '></script>'; document.body.append(f)",
            // Markup that writes the host with character references, or with characters that browsers ignore.
            "document.body.innerHTML = '<img src=' + T.replace('7', '&#55;') + '>'",
            "document.createElement('div').innerHTML = '<img src=\"' + T.replace('7', '&#x37') + '\">'",
            "document.body.innerHTML = '<img src=' + T.replace('://', '&colon;&sol;&sol;').replace(/[.]/g, '&period;') + '>'",
            "document.body.insertAdjacentHTML('beforeend', '<img src=' + T.replace('7', '&shy;7') + '>')",
            "document.body.firstElementChild.outerHTML = '<img src=\"' + T.replace('7', '&NewLine;7&Tab;') + '\">'",
            "document.write('<script src=\"' + T.replace('127', '1&#50;7') + '\"></' + 'script>')",
            "document.body.innerHTML = '<iframe srcdoc=\"<img src=' + T.replace('7', '&amp;#55;') + '>\"></iframe>'",
            "document.body.innerHTML = '<img src=' + T.replace('127', '\\uff11\\uff12\\uff17') + '>'",
            // Addresses in attributes that few pages use.
            "document.body.innerHTML = '<iframe name=f></iframe><a href=/own target=f ping=' + T + '>a</a>'; document.querySelector('a').click()",
            "document.body.innerHTML = '<iframe name=f></iframe><a href=/own target=f ping=\"/own ' + T + '\">a</a>'; document.querySelector('a').click()",
            "const a = document.createElement('a'); a.href = '/own'; a.target = 'f'; document.body.append(Object.assign(document.createElement('iframe'), {name: 'f'})); a.ping = T; document.body.append(a); a.click()",
            "document.body.innerHTML = '<iframe name=f></iframe><map name=m><area href=/own target=f></map>';"
                    + " const a = document.querySelector('area'); a.setAttribute('ping', T); a.click()",
            "document.body.innerHTML = '<table><tr background=' + T + '><td>a</table>'",
            "document.body.innerHTML = '<table><tbody background=' + T + '><tr><td>a</table>'",
            "document.body.innerHTML = '<table><tr><td>a</table>'; document.querySelector('td').setAttribute('background', T)",
            "document.body.setAttribute('background', T)",
            "document.head.append(Object.assign(document.createElement('link'), {rel: 'preload', as: 'image', imageSrcset: T + ' 1x'}))",
            "document.head.insertAdjacentHTML('beforeend', '<link rel=preload as=image imagesrcset=\"' + T + ' 2x, /a 1x\">')",
            "const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent ="
                    + " JSON.stringify({prefetch: [{source: 'list', urls: [T]}]}); document.head.append(s)",
            "const s = document.createElement('script'); s.type = 'importmap'; s.text = JSON.stringify({imports: {third: T}});"
                    + " document.head.prepend(s); import('third').catch(() => {})",
            "const s = document.createElement('script'); s.type = 'module'; s.text = 'import \"' + T + '\"';"
                    + " document.head.append(s)",
            "const t = document.createElement('template'); t.innerHTML = '<style>@import \"' + T + '\"</style>';"
                    + " document.body.append(t.content)",
            "const t = document.createElement('template'); t.innerHTML = '<style>p {background: url(' + T + ')}</style>';"
                    + " document.body.append(document.importNode(t.content, true))");

    @BeforeEach
    void declare() {
        site.policy("origins", Map.of("127.0.0.1", "video"))
                .contentSecurity(OPEN)
                .with("/third.js", "window.third = (window.third || 0) + 1;")
                .with("/third.html", "<p>third</p>");
    }

    /** In one window, because a new one takes longer than all that a script does. */
    @TestFactory
    Stream<DynamicTest> requestsNothingFromThirdPartyBeforeConsent() {
        Page page = visit();
        return REQUESTS.stream()
                .map(script -> dynamicTest(script, () -> {
                    page.navigate(site.at("/"));
                    page.evaluate("T => {" + script + "}", site.thirdParty("/third.js"));
                    // This request to the site itself arrives after all earlier ones.
                    page.evaluate("fetch('/last').then(() => new Promise(done => requestIdleCallback(done)))");
                    page.evaluate("fetch('/last')");
                    assertEquals(0, site.count("/third.js"), () -> script + " reached it");
                }));
    }

    @Test
    void loadsBlockedResourcesAfterGrant() {
        Page page = visit();
        page.evaluate("""
                T => {
                  const script = document.createElement('script');
                  script.src = T + '.js?script';
                  document.body.append(script);
                  document.body.insertAdjacentHTML('beforeend', '<img src="' + T + '.js?image">');
                }""", site.thirdParty("/third"));
        assertEquals(0, site.count("/third"));
        page.evaluate("cookieCharter.grant('video')");
        page.waitForFunction("() => window.third === 1");
        page.waitForFunction(
                "() => document.images[0].getAttribute('src').endsWith('?image') && !document.querySelector('[data-consent-blocked]')");
        page.waitForCondition(() -> site.count("/third.js?image") == 1);
    }

    @Test
    void blocksNothingAfterGrantAndEverythingAfterWithdrawal() {
        Page page = visit();
        page.evaluate("cookieCharter.grant('video')");
        page.waitForFunction("() => cookieCharter.allows('video')");
        page.evaluate("T => fetch(T, {mode: 'no-cors'})", site.thirdParty("/third.js?1"));
        assertEquals(1, site.count("/third.js?1"));
        page.evaluate("cookieCharter.refuseAll()");
        page.waitForFunction("() => !cookieCharter.allows('video')");
        assertEquals(
                "TypeError: Failed to fetch",
                page.evaluate("T => fetch(T, {mode: 'no-cors'}).catch(String)", site.thirdParty("/third.js?2")));
        assertEquals(0, site.count("/third.js?2"));
    }

    @Test
    void failsBlockedCallsLikeNetworkErrors() {
        Page page = visit();
        Object reported = page.evaluate("""
                T => Promise.all([
                  fetch(T).catch(error => error.constructor.name),
                  new Promise(done => {
                    const request = new XMLHttpRequest();
                    request.onerror = () => done('xhr ' + request.status);
                    request.open('GET', T);
                    request.send();
                  }),
                  new Promise(done => {
                    const socket = new WebSocket(T.replace('http', 'ws'));
                    socket.onclose = event => done('socket ' + event.wasClean + (socket instanceof WebSocket));
                  }),
                  new Promise(done => new EventSource(T).onerror = () => done('source')),
                  'beacon ' + navigator.sendBeacon(T),
                ])""", site.thirdParty("/third.js"));
        assertEquals(List.of("TypeError", "xhr 0", "socket falsetrue", "source", "beacon false"), reported);
    }

    @Test
    void leavesOtherHostsUnchanged() {
        site.policy("origins", Map.of("www.video.example", "video"));
        Page page = visit();
        page.evaluate("""
                T => {
                  new Image().src = T + '?1';
                  document.body.insertAdjacentHTML('beforeend', '<img src="' + T + '?2">');
                  return fetch(T + '?3', {mode: 'no-cors'});
                }""", site.thirdParty("/third.js"));
        page.waitForFunction("() => document.images[0].getAttribute('src').endsWith('?2')");
        page.waitForLoadState();
        assertEquals(1, site.count("/third.js?3"));
        page.evaluate("new Promise(done => { const i = new Image(); i.onerror = done; i.src = '/third.js?4'; })");
        page.waitForCondition(() -> site.count("/third.js?1") == 1 && site.count("/third.js?2") == 1);
    }

    @Test
    void filtersPropertyAssignmentToStorage() {
        Page page = visit();
        Object kept = page.evaluate("""
                () => {
                  localStorage.undeclared = '1';
                  localStorage['ga:1'] = '1';
                  localStorage.theme = 'dark';
                  Object.assign(sessionStorage, {undeclared: '1'});
                  Object.defineProperty(localStorage, 'undeclared', {value: '1', configurable: true, enumerable: true, writable: true});
                  Storage.prototype.setItem.call(localStorage, 'undeclared', '1');
                  return [Object.keys(localStorage).join(), localStorage.length, localStorage.theme, localStorage.getItem('theme'),
                    'theme' in localStorage, localStorage instanceof Storage, JSON.stringify(localStorage), localStorage.key(0),
                    delete localStorage.theme, localStorage.length, sessionStorage.length, localStorage.nothing].join('|');
                }""");
        // Disallowed entries are in memory while the page exists, and never on disk.
        assertEquals(
                "theme,undeclared,ga:1|3|dark|dark|true|true|{\"theme\":\"dark\",\"undeclared\":\"1\",\"ga:1\":\"1\"}|theme|true|2|1|",
                kept);
        assertEquals(Set.of(), stored(page, true));
        assertEquals(Set.of(), stored(page, false));
    }

    @Test
    void rejectsOpeningOfDisallowedDatabase() {
        Page page = visit();
        assertEquals("UnknownError", page.evaluate("""
                        new Promise(done => {
                          const request = indexedDB.open('undeclared');
                          request.onsuccess = () => done('opened');
                          request.onerror = event => done(event.target.error.name);
                        })"""));
        assertEquals(0, page.evaluate("indexedDB.databases().then(list => list.length)"));
    }

    @Test
    void blocksCallsThroughSameOriginFrames() {
        site.with("/frame.html", "<p>frame</p>");
        Page page = visit();
        page.evaluate("""
                () => {
                  const blank = document.createElement('iframe');
                  document.body.append(blank);
                  blank.contentWindow.document.cookie = '_ga=1';
                  window[0].localStorage.setItem('undeclared', '1');
                  blank.contentDocument.defaultView.localStorage.undeclared = '1';
                  const setter = Object.getOwnPropertyDescriptor(window[0].Document.prototype, 'cookie').set;
                  setter.call(document, '_ga=2');
                  window[0].Storage.prototype.setItem.call(localStorage, 'undeclared', '1');
                  document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc="<script>document.cookie = `_ga=3`</script>"></iframe>');
                  const page = document.createElement('iframe');
                  page.src = '/frame.html';
                  document.body.append(page);
                  return new Promise(done => page.onload = () => { page.contentWindow.document.cookie = '_ga=4'; done(); });
                }""");
        page.waitForFunction("() => window[1].document.readyState === 'complete'");
        assertEquals(List.of(), context.cookies());
        assertEquals(Set.of(), stored(page, true));
    }

    @Test
    void worksIfPageFreezesBuiltInObjects() {
        site.with("/frozen.html", """
                <!doctype html><html lang=fr><title>x</title><script>Object.freeze(Element.prototype); Object.freeze(window.Storage.prototype);
                Object.freeze(Node.prototype); Object.freeze(Document.prototype)</script><script src=/consent/banner.js></script><p>x
                """);
        Page page = visit("/frozen.html");
        page.click("text=Tout refuser");
        waitForNoNotice(page);
        assertEquals("x", page.textContent("p").strip());
    }
}
