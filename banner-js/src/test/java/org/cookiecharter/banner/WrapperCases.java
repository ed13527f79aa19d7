// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.cookiecharter.banner.PageCase.named;

import java.util.List;

/** Cases of the functions that the page layer wraps: their arguments, exceptions and identities. */
final class WrapperCases {
    /** Texts that change: the second time that it is read, the address is that of the third party. */
    private static final String CHANGING = """
            const changing = (first, second) => {
              let count = 0;
              return {toString() { return count++ ? second : first; }};
            };
            const failing = () => {
              let count = 0;
              return {toString() {
                if (!count++) throw new RangeError('once');
                return T + '/third/late.gif';
              }};
            };
            const names = [];
            const said = (name, text) => ({toString() { names.push(name); return text; }, valueOf() { return 'none'; }});
            const attempt = action => {
              try {
                action();
                return 'done';
              } catch (error) {
                return error.name;
              }
            };
            """;

    private WrapperCases() {}

    static List<PageCase> all() {
        return List.of(
                named("P1 text of an argument is read once, in order")
                        .inEveryBrowser()
                        .run(CHANGING + """
                                const image = document.createElement('img');
                                image.setAttribute(said('name', 'src'), said('value', '/own.gif'));
                                image.setAttributeNS(said('space', ''), said('name', 'srcset'), said('value', '/own.gif'));
                                image.getAttribute(said('name', 'src'));
                                image.removeAttribute(said('name', 'src'));
                                image.insertAdjacentHTML(said('where', 'beforeend'), said('markup', '<b>'));
                                new XMLHttpRequest().open(said('method', 'GET'), said('address', '/own.txt'));
                                localStorage.setItem(said('key', 'theme'), said('value', '1'));
                                localStorage.removeItem(said('key', 'theme'));
                                return names.join(' ')""")
                        .returns("name value space name value name name where markup method address key value key")
                        .build(),
                named("P1 argument whose text changes loads what was decided on")
                        .run(CHANGING + """
                                const to = path => changing('/own.gif', T + path);
                                const box = document.createElement('div');
                                box.innerHTML = changing('<b>', '<img src="' + T + '/third/a.gif">');
                                const images = [new Image(), new Image(), document.createElement('iframe')];
                                images[0].src = to('/third/b.gif');
                                images[1].setAttribute('src', to('/third/c.gif'));
                                images[2].setAttributeNS(null, 'src', to('/third/d.html'));
                                document.body.append(...images);
                                navigator.sendBeacon(to('/third/e'));
                                await fetch(to('/third/f'));
                                await fetch({url: '/own', toString: () => '/own.txt'});
                                await settled();
                                return box.innerHTML + images.map(image => image.getAttribute('src'))""")
                        .returns("<b></b>/own.gif,/own.gif,/own.gif")
                        .build(),
                named("P1 argument without a text throws its own error, and loads nothing")
                        .run(CHANGING + """
                                const image = new Image();
                                const result = [attempt(() => image.src = failing()),
                                  attempt(() => image.setAttribute('src', failing())),
                                  attempt(() => new XMLHttpRequest().open('GET', failing())),
                                  attempt(() => document.body.innerHTML = failing()),
                                  attempt(() => image.setAttribute('src', Symbol())),
                                  attempt(() => new WebSocket(Symbol())),
                                  attempt(() => localStorage.setItem('theme', failing())),
                                  attempt(() => sessionStorage.setItem(failing(), '')),
                                  attempt(() => document.createElement('div').append(image))];
                                return result.join()""")
                        .returns(
                                "RangeError,RangeError,RangeError,RangeError,TypeError,TypeError,RangeError,RangeError,done")
                        .build(),
                named("P1 fetch of an object with an address of its own is blocked by its text")
                        .run("await fetch({url: '/own', toString: () => T + '/third/text'}).catch(() => {})")
                        .blocks("/third/text")
                        .build(),
                named("P1 cookie accessor throws for another object")
                        .run(CHANGING + """
                                const {get, set} = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
                                return [attempt(() => set.call({}, '_ga=1')), attempt(() => get.call(document.body)),
                                  attempt(() => set.call(null, '_ga=1'))].join()""")
                        .returns("TypeError,TypeError,TypeError")
                        .build(),
                named("P5 connection that is blocked returns its address")
                        .run("""
                                const socket = new WebSocket(T.replace('http', 'ws') + '/third/socket');
                                const events = new EventSource(T + '/third/events?a=1');
                                const result = [socket.url, events.url].map(url => url.replace(/^.*:\\d+/, '')).join();
                                await settled();
                                events.close();
                                return result + [Object.keys(socket).length, socket instanceof WebSocket]""")
                        .returns("/third/socket,/third/events?a=10,true")
                        .blocks("/third/events?a=1", "/third/socket")
                        .build(),
                named("P14 constructors and functions are those of the platform")
                        .run("""
                                class Socket extends WebSocket {}
                                return [new Audio().constructor === HTMLAudioElement, new Audio() instanceof Audio,
                                  WebSocket.prototype.constructor === WebSocket, Reflect.construct(EventTarget, [], Socket) instanceof Socket,
                                  Function.prototype.toString.call(document.open).includes('open'),
                                  Function.prototype.toString.call(document.write).includes('write')].join()""")
                        .returns("true,true,true,true,true,true")
                        .build(),
                named("P13 attribute node of a blocked address can be removed, and belongs to its element")
                        .run(CHANGING + """
                                const image = () => Object.assign(document.createElement('img'), {src: T + '/third/a.gif'});
                                const [first, second, third] = [image(), image(), image()];
                                const node = first.removeAttributeNode(first.getAttributeNode('src'));
                                second.attributes.removeNamedItem('src');
                                const used = attempt(() => document.createElement('img').setAttributeNode(third.getAttributeNode('src')));
                                return [first.outerHTML, node.value.slice(T.length), second.outerHTML, used, third.hasAttribute('src')].join()""")
                        .returns("<img>,/third/a.gif,<img>,InUseAttributeError,true")
                        .blocks("/third/a.gif")
                        .build(),
                named("P13 node of a parsed document is adopted by a property")
                        .body("<table id=t></table>")
                        .run("""
                                const parse = markup => new DOMParser().parseFromString(markup, 'text/html');
                                const image = name => '<img alt="" src="' + T + '/third/' + name + '.gif">';
                                const table = document.getElementById('t');
                                table.caption = parse('<table><caption>' + image('a')).querySelector('caption');
                                table.tHead = parse('<table><thead><tr><td>' + image('b')).querySelector('thead');
                                await settled();
                                const count = document.images.length;
                                document.body = parse('<body>' + image('c')).body;
                                await settled();
                                return count + document.images.length""")
                        .returns("3")
                        .blocks("/third/a.gif", "/third/b.gif", "/third/c.gif")
                        .build(),
                named("P20 a page that replaces split is granted nothing")
                        .inEveryBrowser()
                        .run("""
                                const {split} = String.prototype;
                                String.prototype.split = () => [];
                                const image = new Image();
                                image.src = T + '/third/a.gif';
                                const box = document.createElement('div');
                                box.innerHTML = '<img src="' + T + '/third/b.gif">';
                                document.body.append(box);
                                document.cookie = '_ga=1; Path=/';
                                localStorage.setItem('undeclared', '1');
                                const read = image.src.slice(-5) + ' ' + document.cookie.includes('_ga=1');
                                await settled();
                                // The driver of WebKit uses it, too.
                                String.prototype.split = split;
                                return read""")
                        .returns("a.gif true")
                        .withholds("cookie _ga", "localStorage undeclared")
                        .blocks("/third/a.gif", "/third/b.gif")
                        .build(),
                named("P13 result of a transformation is blocked")
                        .inEveryBrowser()
                        .run("""
                                const xml = text => new DOMParser().parseFromString(text, 'text/xml');
                                const processor = new XSLTProcessor();
                                processor.importStylesheet(xml('<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
                                  + '<xsl:output method="html"/><xsl:template match="/"><p><img alt="" src="' + T + '/third/x.gif"/></p></xsl:template>'
                                  + '</xsl:stylesheet>'));
                                document.body.append(processor.transformToFragment(xml('<a/>'), document));
                                await settled();
                                return document.images.length""")
                        .returns("1")
                        .blocks("/third/x.gif")
                        .build());
    }
}
