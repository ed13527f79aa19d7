/* SPDX-License-Identifier: Apache-2.0 */
/**
 * `localStorage` and `sessionStorage`. An entry that may not be stored is kept in memory for as long as the page lives, so
 * that the script which wrote it can read it back. It is stored once the visitor consents. The page sees one object, of the platform's
 * class, which storage events name and take too.
 */
import {apply, assign, concat, each, filter, find, getterOf, keys, ownKeys, ownProperty, uncurry} from '../builtins.js';
import {prototypeOf, wrapAccessors, wrapConstructor, wrapMethods} from './wrapping.js';

const STORAGES = ['localStorage', 'sessionStorage'];

const {setItem, removeItem} = window.Storage?.prototype || {};
const store = uncurry(setItem);
const erase = uncurry(removeItem);

const natively = {};
each(STORAGES, kind => natively[kind] = getterOf(window, kind));

/** @return {?} the storage of this page, unguarded; null if the browser forbids it */
function areaOf(kind) {
  try {
    return natively[kind](window);
  } catch (forbidden) {
    return null;
  }
}

/**
 * @param {function(string, string): boolean} keeps by kind and name
 * @param {function(string, string)} report is given the kind of storage and the name of what was blocked
 * @return {{guard: function(?), flush: function(), sweep: function()}}
 */
export function guardedStorages(keeps, report) {
  const memories = {'localStorage': new Map(), 'sessionStorage': new Map()};
  /** From the object that the page sees to the browser's own, and back. */
  const reals = new WeakMap();
  const proxies = new WeakMap();
  const kinds = new WeakMap();
  const real = area => reals.get(area) || area;

  /** Removes what may not be stored. */
  const clean = (area, kind) => each(area ? keys(area) : [], key => keeps(kind, key) || erase(area, key));

  const names = (area, memory) => concat(filter(keys(area), key => !memory.has(key)), [...memory.keys()]);

  const remember = (kind, key, value) => {
    report(kind, key);
    memories[kind].set(key, value);
  };

  /** The object that stands for an area: assignments reach it as well as methods do. */
  const proxyOf = (area, kind) => {
    const memory = memories[kind];
    const proxy = new Proxy(area, {
      get: (target, key) => memory.has(key) && !(key in prototypeOf(window, 'Storage')) ? memory.get(key)
          : key === 'length' ? names(area, memory).length : target[key],
      has: (target, key) => memory.has(key) || key in target,
      set(target, key, value) {
        if (typeof key === 'symbol' || keeps(kind, key)) {
          memory.delete(key);
          return Reflect.set(target, key, value);
        }
        remember(kind, key, '' + value);
        return true;
      },
      defineProperty(target, key, descriptor) {
        if (typeof key === 'symbol' || keeps(kind, key)) {
          return Reflect.defineProperty(target, key, descriptor);
        }
        remember(kind, key, '' + descriptor.value);
        return true;
      },
      deleteProperty(target, key) {
        memory.delete(key);
        return Reflect.deleteProperty(target, key);
      },
      ownKeys: target => [...new Set(ownKeys(target).concat([...memory.keys()]))],
      getOwnPropertyDescriptor: (target, key) => memory.has(key)
          ? {value: memory.get(key), writable: true, enumerable: true, configurable: true} : ownProperty(target, key),
    });
    reals.set(proxy, area);
    proxies.set(area, proxy);
    kinds.set(area, kind);
    return proxy;
  };

  const guard = view => {
    const storages = prototypeOf(view, 'Storage');
    const accessors = {};
    each(STORAGES, kind => {
      accessors[kind] = ownProperty(view, kind)?.get;
      wrapAccessors(view, kind, {get(self, name, getter) {
        const area = apply(getter, self, []);
        if (area && !proxies.has(area)) {
          clean(area, kind);
          proxyOf(area, kind);
        }
        return proxies.get(area);
      }});
    });
    const kindOf = area => kinds.get(area) || find(STORAGES, kind => accessors[kind] && apply(accessors[kind], view, []) === area);

    const around = use => (self, args, original) => {
      const area = real(self);
      const kind = kindOf(area);
      return kind ? use(area, kind, memories[kind], args, original) : null;
    };
    wrapMethods(storages, 'getItem', around((area, kind, memory, args, original) => {
      const key = '' + args[0];
      return () => args.length && memory.has(key) ? memory.get(key) : apply(original, area, args);
    }));
    wrapMethods(storages, 'setItem', around((area, kind, memory, args, original) => {
      const key = '' + args[0];
      const value = '' + args[1];
      if (args.length < 2 || keeps(kind, key)) {
        memory.delete(key);
        return () => apply(original, area, args);
      }
      return () => remember(kind, key, value);
    }));
    wrapMethods(storages, 'removeItem', around((area, kind, memory, args, original) => () => {
      memory.delete('' + args[0]);
      return apply(original, area, args);
    }));
    wrapMethods(storages, 'clear', around((area, kind, memory, args, original) => () => {
      memory.clear();
      return apply(original, area, args);
    }));
    wrapMethods(storages, 'key', around((area, kind, memory, args, original) => {
      const all = names(area, memory);
      return memory.size && args.length ? () => all[args[0] >>> 0] ?? null : () => apply(original, area, args);
    }));
    wrapAccessors(storages, 'length', {get: self => reals.has(self) ? self['length'] : undefined});

    const event = prototypeOf(view, 'StorageEvent');
    wrapAccessors(event, 'storageArea', {get: (self, name, getter) => {
      const area = apply(getter, self, []);
      const kind = area && !proxies.has(area) && kindOf(area);
      return kind ? view[kind] : proxies.get(area);
    }});
    wrapMethods(event, 'initStorageEvent', (self, args) => {
      args[7] = args[7] && real(args[7]);
    });
    wrapConstructor(view, 'StorageEvent', (args, make) => {
      const area = args[1] && args[1]['storageArea'];
      return make(reals.has(area) ? [args[0], assign({}, args[1], {'storageArea': reals.get(area)})] : args);
    });
  };

  return {
    guard,
    /** Stores what may be stored by now. */
    flush: () => each(STORAGES, kind => memories[kind].forEach((value, key) => {
      if (keeps(kind, key)) {
        memories[kind].delete(key);
        store(areaOf(kind), key, value);
      }
    })),
    /** Removes what is there and may not be. */
    sweep: () => each(STORAGES, kind => clean(areaOf(kind), kind)),
  };
}
