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
                named("P24 storage event can be made")
                        .run("""
                                const event = new StorageEvent('storage', {key: 'theme', storageArea: localStorage});
                                const old = document.createEvent('StorageEvent');
                                old.initStorageEvent('storage', false, false, 'theme', null, 'dark', '', localStorage);
                                return [event.storageArea === localStorage, old.storageArea === localStorage].join()""")
                        .returns("true,true")
                        .build());
    }
}
