/* SPDX-License-Identifier: Apache-2.0 */
/**
 * `localStorage` and `sessionStorage`. An entry that may not be stored is in memory until the page is left, so that the
 * script that wrote it can read it, and is stored once the visitor consents. The page sees one object, of the
 * platform's class, which storage events accept and name too.
 */
import {apply, assign, attempt, concat, each, filter, functionsOf, keys, ownKeys, ownProperty} from '../builtins.js';
import {textOf} from './trust.js';
import {wrapConstructor, wrapGetters, wrapMethods} from './wrapping.js';

const {setItem, removeItem} = functionsOf(window.Storage?.prototype);
/** Pages that measure the available space write until the browser refuses. */
const QUOTA = 5 << 20;
const QUOTA_ERROR = 'QuotaExceededError';
const quotaError = message =>
  window[QUOTA_ERROR] ? new window[QUOTA_ERROR](message) : new DOMException(message, QUOTA_ERROR);

const STORAGES = ['localStorage', 'sessionStorage'];
const readers = {};
each(STORAGES, kind => readers[kind] = functionsOf(window)[kind]);

/** @return {?} the storage of this page, unguarded; undefined if the browser forbids it */
const areaOf = kind => attempt(() => readers[kind](window));

/** @return {!Object} the descriptor of an entry in memory */
const property = value => ({value, writable: true, enumerable: true, configurable: true});

/**
 * @param {function(string, string): boolean} allowsName by kind and name
 * @param {function(string, string)} report gets the kind of storage and the blocked name
 * @return {{guard: function(?), flush: function(), sweep: function()}}
 */
export function guardedStorages(allowsName, report) {
  const memories = {'localStorage': new Map(), 'sessionStorage': new Map()};
  /** The size of the memories at most: it is counted again when this exceeds the quota. */
  const written = {'localStorage': 0, 'sessionStorage': 0};
  /** Maps both the browser's own areas and the objects that the page sees instead to their common state. */
  const guarded = new WeakMap();

  /** Removes the entries that are not allowed. */
  const clean = (area, kind) => each(area ? keys(area) : [], key => allowsName(kind, key) || removeItem(area, key));

  const names = ({area, memory}) => concat(filter(keys(area), key => !memory.has(key)), [...memory.keys()]);

  const put = ({area, kind, memory}, key, value) => {
    if (allowsName(kind, key)) {
      memory.delete(key);
      setItem(area, key, value);
    } else {
      report(kind, key);
      const size = key.length + value.length;
      written[kind] += size;
      if (written[kind] > QUOTA) {
        written[kind] = size;
        memory.forEach((text, name) => written[kind] += name === key ? 0 : name.length + text.length);
      }
      if (written[kind] > QUOTA) {
        throw quotaError("Setting the value of '" + key + "' exceeded the quota.");
      }
      memory.set(key, value);
    }
  };

  /** Creates the object that replaces an area: it intercepts assignments as well as methods. */
  const add = (area, kind) => {
    const memory = memories[kind];
    const define = (target, key, descriptor) => {
      if (typeof key === 'symbol' || !('value' in descriptor)) {
        return Reflect.defineProperty(target, key, descriptor);
      }
      put(storage, key, '' + descriptor.value);
      return true;
    };
    /** Chromium replaces a method of this one object, and Firefox stores an entry. */
    const replace = (target, key, value) => {
      const done = Reflect.set(target, key, value);
      allowsName(kind, key) || removeItem(target, key);
      return done;
    };
    const seen = new Proxy(area, {
      get: (target, key) => memory.has(key) && !(key in window.Storage.prototype) ? memory.get(key) : target[key],
      has: (target, key) => memory.has(key) || key in target,
      set: (target, key, value, receiver) => receiver !== seen ? Reflect.defineProperty(receiver, key, property(value))
          : key in window.Storage.prototype ? replace(target, key, value) : define(target, key, property(value)),
      defineProperty: define,
      deleteProperty(target, key) {
        memory.delete(key);
        return Reflect.deleteProperty(target, key);
      },
      ownKeys: target => [...new Set([...ownKeys(target), ...memory.keys()])],
      getOwnPropertyDescriptor: (target, key) => memory.has(key) ? property(memory.get(key)) : ownProperty(target, key),
    });
    const storage = {area, kind, memory, seen};
    guarded.set(area, storage);
    guarded.set(seen, storage);
    clean(area, kind);
  };

  const guard = view => {
    each(STORAGES, kind => wrapGetters(view, kind, (self, args, original) => {
      const area = apply(original, self, args);
      if (!guarded.has(area)) {
        add(area, kind);
      }
      return () => guarded.get(area).seen;
    }));
    /** One that is not guarded yet is the window's original. */
    const storageOf = area => {
      if (area && !guarded.has(area)) {
        each(STORAGES, kind => view[kind]);
      }
      return guarded.get(area);
    };

    const around = use => (self, args, original) => {
      const storage = storageOf(self);
      const pass = () => apply(original, storage.area, args);
      // The browser reports arguments that have no text.
      return storage && (args.length >= original.length && attempt(() => use(storage, pass, args)) || pass);
    };
    wrapMethods(view.Storage, 'getItem', around(({memory}, pass, args) => {
      const key = textOf(args, 0);
      return memory.has(key) ? () => memory.get(key) : pass;
    }));
    wrapMethods(view.Storage, 'setItem', around((storage, pass, args) => {
      const [key, value] = [textOf(args, 0), textOf(args, 1)];
      return () => put(storage, key, value);
    }));
    wrapMethods(view.Storage, 'removeItem', around(({memory}, pass, args) => {
      memory.delete(textOf(args, 0));
      return pass;
    }));
    wrapMethods(view.Storage, 'clear', around(({memory}, pass) => {
      memory.clear();
      return pass;
    }));
    wrapMethods(view.Storage, 'key', around((storage, pass, args) =>
      storage.memory.size ? () => names(storage)[args[0] >>> 0] ?? null : pass));
    wrapGetters(view.Storage, 'length', around((storage, pass) =>
      storage.memory.size ? () => names(storage).length : pass));

    wrapGetters(view.StorageEvent, 'storageArea', (self, args, original) => {
      const storage = storageOf(apply(original, self, args));
      return storage && (() => storage.seen);
    });
    wrapMethods(view.StorageEvent, 'initStorageEvent', (self, args) => {
      const storage = guarded.get(args[7]);
      if (storage) {
        args[7] = storage.area;
      }
    });
    wrapConstructor(view, 'StorageEvent', (args, make) => {
      const storage = guarded.get(args[1]?.['storageArea']);
      return make(storage ? [args[0], assign({}, args[1], {'storageArea': storage.area})] : args);
    });
  };

  return {
    guard,
    /** Stores the entries that are allowed by now. */
    flush: () => each(STORAGES, kind => memories[kind].forEach((value, key) =>
      allowsName(kind, key) && put({area: areaOf(kind), kind, memory: memories[kind]}, key, value))),
    /** Removes existing entries that are not allowed. */
    sweep: () => each(STORAGES, kind => clean(areaOf(kind), kind)),
  };
}
