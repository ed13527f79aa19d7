/** What scripts keep under names that may not be kept: each call does what it would do in a browser that keeps nothing. */
import {wrap} from './wrap.js';

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
  const prototype = view.Storage && view.Storage.prototype;
  ['getItem', 'setItem', 'removeItem', 'key', 'clear'].forEach(name => wrap(prototype, name, (self, args, original) => {
    const area = real.get(self) || self;
    const kind = area === real.get('local') ? 'localStorage' : 'sessionStorage';
    return name !== 'setItem' || !args.length || keeps(kind, String(args[0])) ? original.apply(area, args) : undefined;
  }));
  ['localStorage', 'sessionStorage'].forEach(kind => {
    const area = storage(view, kind);
    if (!area) {
      return;
    }
    if (kind === 'localStorage') {
      real.set('local', area);
    }
    const accessor = Object.getOwnPropertyDescriptor(view, kind);
    if (view.Proxy && accessor && accessor.configurable) {
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
      Object.defineProperty(view, kind, {configurable: true, enumerable: true, get: () => proxy});
    }
  });

  wrap(view.IDBFactory && view.IDBFactory.prototype, 'open', (self, args, original) => {
    if (!args.length || keeps('indexedDB', String(args[0]))) {
      return original.apply(self, args);
    }
    const request = new view['EventTarget']();
    const error = new DOMException('The user denied permission to access the database.', 'UnknownError');
    setTimeout(() => {
      const event = new Event('error', {cancelable: true});
      Object.assign(request, {'readyState': 'done', 'error': error});
      request.dispatchEvent(event);
      if (request['onerror']) {
        request['onerror'](event);
      }
    });
    return Object.assign(request, {'readyState': 'pending', 'error': null, 'onerror': null});
  });
}
