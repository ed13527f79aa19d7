/* SPDX-License-Identifier: Apache-2.0 */
/** What scripts keep under names that may not be kept: each call does what it would do in a browser that keeps nothing. */
import {accessorOf, prototypeOf, wrap} from './wrap.js';

export const STORAGES = ['localStorage', 'sessionStorage'];

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

/** Removes what may not be kept. */
export const clean = (area, kind, keeps) =>
  Object.keys(area || {}).forEach(key => keeps(kind, key) || area.removeItem(key));

/**
 * A storage is written to by its method and by plain assignment; only a proxy sees the latter. It is made, and the
 * storage cleaned, when a script first asks for it: most pages do without, and to open one takes a browser its time.
 * @param {?} view
 * @param {function(string, string): boolean} keeps by storage and name
 */
export function guardStorages(view, keeps) {
  const real = new Map();
  const accessors = STORAGES.map(kind => accessorOf(view, kind));
  // As it was before us, which may be another guard: a frame has its page's and its own.
  const open = index => accessors[index] ? accessors[index].get.call(view) : storage(view, STORAGES[index]);
  wrap(prototypeOf(view, 'Storage'), 'getItem setItem removeItem key clear', (self, args, pass, name) => {
    const area = real.get(self) || self;
    const kind = () => STORAGES.find((one, index) => open(index) === area);
    return name !== 'setItem' || !args.length || keeps(kind(), String(args[0])) ? pass(area) : undefined;
  });
  STORAGES.forEach((kind, index) => {
    let proxy;
    if (accessors[index]) {
      Object.defineProperty(view, kind, {get() {
        const area = open(index);
        if (area && !proxy) {
          clean(area, kind, keeps);
          proxy = new Proxy(area, {
            get: (target, key) => target[key],
            // An assignment comes here, too.
            defineProperty: (target, key, descriptor) =>
              typeof key !== 'symbol' && !keeps(kind, key) || Reflect.defineProperty(target, key, descriptor),
          });
          real.set(proxy, area);
        }
        return proxy || area;
      }});
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
