// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.cookiecharter.banner.PageCase.named;

import java.util.List;

/** Cases of cookies and storage that scripts write. */
final class StorageCases {
    private StorageCases() {}

    static List<PageCase> all() {
        return List.of(
                named("P14 event of a storage names the storage of the page")
                        .body("<iframe id=f src=/w.html title=w></iframe>")
                        .file("/w.html", "<!doctype html><title>W</title><script src=\"/consent/banner.js\"></script>")
                        .run("""
                                const told = new Promise(done => addEventListener('storage', event =>
                                  done([event.key, event.storageArea === localStorage].join())));
                                f.contentWindow.localStorage.theme = 'dark';
                                return await told""")
                        .returns("theme,true")
                        .stores("localStorage theme")
                        .build(),
                named("P14 request for an undeclared database has the type of one")
                        .run("""
                                const request = indexedDB.open('undeclared', 1);
                                const type = request instanceof IDBOpenDBRequest;
                                return await new Promise(done => {
                                  request.onsuccess = () => { request.result.close(); done(type + ' opened'); };
                                  request.onerror = () => done(type + ' failed');
                                })""")
                        .returns("true failed", "true opened")
                        .withholds("indexedDB undeclared")
                        .build(),
                named("P21 accessor of document.cookie that the page replaced is guarded")
                        .inEveryBrowser()
                        .headBeforeBanner("""
                                <script>{
                                  const native = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
                                  Object.defineProperty(document, 'cookie', {configurable: true,
                                    get() { return native.get.call(this); }, set(value) { native.set.call(this, value); }});
                                }</script>""")
                        .run("document.cookie = '_ga=1'; return document.cookie.includes('_ga=1')")
                        .returns("true")
                        .withholds("cookie _ga")
                        .build(),
                named("P22 feature test of sessionStorage passes")
                        .inEveryBrowser()
                        .run("""
                                sessionStorage.setItem('test', '1');
                                const works = sessionStorage.getItem('test') === '1' && sessionStorage.test === '1';
                                if (works) {
                                  sessionStorage.setItem('cart', '[]');
                                }
                                return works""")
                        .returns("true")
                        .stores("sessionStorage cart")
                        .withholds("sessionStorage test")
                        .build(),
                named("P22 feature test of cookies passes")
                        .run("document.cookie = 'testcookie=1'; return document.cookie.includes('testcookie=1')")
                        .returns("true")
                        .withholds("cookie testcookie")
                        .build(),
                named("P22 console names a blocked cookie once")
                        .run("""
                                document.cookie = 'testcookie=1';
                                document.cookie = 'testcookie=2';
                                await settled();
                                return consoleMessages.filter(message => message.includes('testcookie')).length""")
                        .returns("1")
                        .onlyWithBanner()
                        .build(),
                named("P14 method that the page replaces on one storage is called")
                        .inEveryBrowser()
                        .run("""
                                let calls = 0;
                                const native = localStorage.setItem;
                                localStorage.setItem = function () {
                                  calls++;
                                  return native.apply(this, arguments);
                                };
                                localStorage.setItem('theme', 'dark');
                                localStorage.setItem('undeclared', '1');
                                const read = localStorage.theme + localStorage.undeclared;
                                delete localStorage.setItem;
                                localStorage.removeItem('undeclared');
                                localStorage.removeItem('setItem');
                                /* Firefox and WebKit store an entry of this name. */
                                return read + (calls === 2 || !window.chrome)""")
                        .returns("dark1true")
                        .stores("localStorage theme")
                        .build(),
                named("P14 database of an invalid version is an error at once")
                        .run("""
                                return [0, -1, 'x', {}].map(version => {
                                  try {
                                    return typeof indexedDB.open('undeclared', version);
                                  } catch (error) {
                                    return error.name;
                                  }
                                }).join()""")
                        .returns("TypeError,TypeError,TypeError,TypeError")
                        .build(),
                named("P22 page that measures a storage comes to its end")
                        .run("""
                                const text = 'x'.repeat(1 << 18);
                                let count = 0;
                                let error = '';
                                try {
                                  for (; count < 64; count++) {
                                    localStorage.setItem('probe' + count, text);
                                  }
                                } catch (failure) {
                                  error = failure.name + (failure instanceof DOMException);
                                }
                                const full = count < 64 && localStorage.getItem('probe0') === text;
                                localStorage.clear();
                                return error + full""")
                        .returns("QuotaExceededErrortruetrue")
                        .build(),
                named("P22 documents without a window have no cookies")
                        .run("""
                                document.cookie = 'testcookie=1';
                                const inert = document.implementation.createHTMLDocument('');
                                inert.cookie = 'inert=1';
                                return [inert.cookie, new DOMParser().parseFromString('', 'text/html').cookie,
                                  document.cookie.includes('inert')].join()""")
                        .returns(",,false")
                        .withholds("cookie testcookie")
                        .build(),
                named("P22 cookieStore reads the options of a cookie once")
                        .inEveryBrowser()
                        .run("""
                                let count = 0;
                                /* WebKit stores none over HTTP. */
                                if (window.cookieStore) {
                                  await cookieStore.set({get name() { return count++ ? '_ga' : 'sessionid'; }, value: '1'});
                                }
                                document.cookie = 'sessionid=1';""")
                        .stores("cookie sessionid")
                        .build(),
                named("P24 storage event can be made")
                        .inEveryBrowser()
                        .run("""
                                const event = new StorageEvent('storage', {key: 'theme', storageArea: localStorage});
                                const old = document.createEvent('StorageEvent');
                                old.initStorageEvent('storage', false, false, 'theme', null, 'dark', '', localStorage);
                                return [event.storageArea === localStorage, old.storageArea === localStorage].join()""")
                        .returns("true,true")
                        .build(),
                named("P24 storage event without a type throws")
                        .run("""
                                const event = document.createEvent('StorageEvent');
                                try {
                                  event.initStorageEvent();
                                } catch (error) {
                                  return error.name;
                                }""")
                        .returns("TypeError")
                        .build());
    }
}
