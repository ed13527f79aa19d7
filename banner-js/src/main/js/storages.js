/* SPDX-License-Identifier: Apache-2.0 */
/** What scripts keep under names that may not be kept: each call does what it would do in a browser that keeps nothing. */
import {accessorOf, prototypeOf, wrap} from './wrap.js';

/**
 * @param {?} view
 * @param {string} name of a storage, which the browser may forbid to touch
 */
export function storage(view, name) {
  try {
    return view[name];
  } catch (forbidden) {
    return null;
  }
}

/**
 * A storage is written to by its method and by plain assignment; only a proxy sees the latter.
 * @param {?} view
 * @param {function(string, string): boolean} keeps by storage and name
 */
export function guardStorages(view, keeps) {
  const real = new Map();
  const kinds = new Map();
  wrap(prototypeOf(view, 'Storage'), 'getItem setItem removeItem key clear', (self, args, pass, name) => {
    const area = real.get(self) || self;
    return name !== 'setItem' || !args.length || keeps(kinds.get(area), String(args[0])) ? pass(area) : undefined;
  });
  ['localStorage', 'sessionStorage'].forEach(kind => {
    const area = storage(view, kind);
    if (!area) {
      return;
    }
    kinds.set(area, kind);
    const accessor = accessorOf(view, kind);
    if (view.Proxy && accessor) {
      const writable = key => typeof key === 'symbol' || keeps(kind, key);
      const proxy = new Proxy(area, {
        get: (target, key) => target[key],
        set: (target, key, value) => {
          if (writable(key)) {
            target[key] = value;
          }
          return true;
        },
        defineProperty: (target, key, descriptor) => !writable(key) || Reflect.defineProperty(target, key, descriptor),
      });
      real.set(proxy, area);
      Object.defineProperty(view, kind, {...accessor, get: () => proxy});
    }
  });

  wrap(prototypeOf(view, 'IDBFactory'), 'open', (self, args, pass) => {
    if (!args.length || keeps('indexedDB', String(args[0]))) {
      return pass();
    }
    const request = Object.assign(new view['EventTarget'](), {'readyState': 'pending', 'error': null, 'onerror': null});
    setTimeout(() => {
      const event = new Event('error', {cancelable: true});
      Object.assign(request, {'readyState': 'done', 'error': new DOMException('', 'UnknownError')});
      request.dispatchEvent(event);
      if (request['onerror']) {
        request['onerror'](event);
      }
    });
    return request;
  });
}
