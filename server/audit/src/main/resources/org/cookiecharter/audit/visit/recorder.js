/* SPDX-License-Identifier: Apache-2.0 */
// Reports each call that stores something, with its stack. It runs before all scripts of a document.
(() => {
  'use strict';
  const send = globalThis.cookieCharterRecorder;
  if (!send) {
    return;
  }
  delete globalThis.cookieCharterRecorder;
  const {stringify} = JSON;

  const report = (kind, text) => {
    const stack = String(new Error().stack).split('\n').slice(3);
    send(stringify({kind, text, stack, url: location.href}));
  };

  const wrapMethod = (prototype, name, kind, describe) => {
    const original = prototype && prototype[name];
    if (original) {
      prototype[name] = {
        [name](...values) {
          const text = describe(this, values);
          if (text !== undefined) {
            report(kind, text);
          }
          return Reflect.apply(original, this, values);
        }
      }[name];
    }
  };

  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(Document.prototype, 'cookie', {
    ...cookie,
    set(value) {
      report('cookie', String(value));
      cookie.set.call(this, value);
    }
  });

  const cookieText = options => {
    const {name, value = '', domain, expires, path = '/'} = options;
    return name + '=' + value + '; Path=' + path + (domain ? '; Domain=' + domain : '')
      + (expires ? '; Expires=' + new Date(expires).toUTCString() : '');
  };
  const store = globalThis.CookieStore && CookieStore.prototype;
  wrapMethod(store, 'set', 'cookie', (_, [first, value]) => cookieText(typeof first === 'object' ? first : {name: first, value}));
  wrapMethod(store, 'delete', 'cookie', (_, [first]) =>
    cookieText({...(typeof first === 'object' ? first : {name: first}), expires: 1}));

  wrapMethod(globalThis.Storage && Storage.prototype, 'setItem', 'storage', (area, [key]) => {
    try {
      return (area === localStorage ? 'localStorage ' : 'sessionStorage ') + key;
    } catch {
      return undefined;
    }
  });
  wrapMethod(globalThis.IDBFactory && IDBFactory.prototype, 'open', 'storage', (_, [name]) => 'indexedDB ' + name);
  wrapMethod(globalThis.CacheStorage && CacheStorage.prototype, 'open', 'storage', (_, [name]) => 'caches ' + name);
  wrapMethod(globalThis.ServiceWorkerContainer && ServiceWorkerContainer.prototype, 'register', 'storage',
    (_, [script]) => 'serviceWorker ' + script);
})();
