/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Puts our code around the platform's, so that pages cannot tell: names, lengths and `toString()` are the platform's, and so
 * are all exceptions. Our own code may fail: then the platform is called as if we were not there.
 */
import {apply, construct, defineProperty, each, getPrototypeOf, ownProperty} from '../builtins.js';

/** From each function of ours to the one that it stands for. */
const originals = new WeakMap();

/** @return {?} the prototype of a class of this window; undefined if it has none */
export const prototypeOf = (view, name) => view[name]?.prototype;

/** Runs the action; what it throws says nothing to the page. */
const attempt = action => {
  try {
    return action();
  } catch (error) {
    return undefined;
  }
};

const disguise = (wrapper, original) => {
  each(['name', 'length'], key => attempt(() =>
    defineProperty(wrapper, key, /** @type {!ObjectPropertyDescriptor} */ (ownProperty(original, key)))));
  originals.set(wrapper, original);
  return wrapper;
};

/** Properties that a page has frozen stay as they are. */
const redefine = (object, name, descriptor) => attempt(() => {
  if (descriptor.configurable) {
    defineProperty(object, name, descriptor);
  } else {
    object[name] = descriptor.value;
  }
});

/**
 * @param {?} object
 * @param {string} names of methods, between spaces
 * @param {?function(?, !Arguments, ?, string): ?} before is given `this`, the arguments, which it may change, the original
 *     and the name; returns what is to be called instead of the original, if anything
 * @param {function(?, ?, !Arguments)=} after is given `this`, the result and the arguments
 */
export function wrapMethods(object, names, before, after) {
  each(names.split(' '), name => {
    const descriptor = object && ownProperty(object, name);
    const original = descriptor?.value;
    if (!original || !descriptor.configurable && !descriptor.writable) {
      return;
    }
    const {wrapper} = {
      wrapper() {
        let instead;
        try {
          instead = before?.(this, arguments, original, name);
        } catch (error) {
          // The platform says what is wrong with the call.
        }
        const result = instead ? instead() : apply(original, this, arguments);
        if (after) {
          attempt(() => after(this, result, arguments));
        }
        return result;
      },
    };
    redefine(object, name, {...descriptor, value: disguise(wrapper, original)});
  });
}

/**
 * @param {?} object
 * @param {string} names of properties with a getter, between spaces
 * @param {{get: (undefined|function(?, string, ?): *), set: (undefined|function(?, *, string, ?): *)}} around `get` is given
 *     `this`, the name and the original getter, and returns undefined to have the original answer; `set` is given `this`, the
 *     value, the name and the original setter, and returns what is to be called instead of the original, if anything
 */
export function wrapAccessors(object, names, {get, set}) {
  each(names.split(' '), name => {
    const descriptor = object && ownProperty(object, name);
    const getter = descriptor?.get;
    const setter = descriptor?.set;
    if (!getter || !descriptor.configurable) {
      return;
    }
    const wrappers = {
      getter() {
        const found = get && attempt(() => get(this, name, getter));
        return found === undefined ? apply(getter, this, []) : found;
      },
      setter(value) {
        const instead = attempt(() => set(this, value, name, setter));
        if (instead) {
          instead();
        } else {
          apply(setter, this, [value]);
        }
      },
    };
    redefine(object, name, {
      ...descriptor,
      get: get ? disguise(wrappers.getter, getter) : getter,
      set: set && setter ? disguise(wrappers.setter, setter) : setter,
    });
  });
}

/**
 * @param {?} view
 * @param {string} name of a constructor
 * @param {function(!Array<?>, function(!Array<?>): ?): ?} make is given the arguments, and makes the object of some
 */
export function wrapConstructor(view, name, make) {
  const original = view[name];
  if (original) {
    const wrapper = new Proxy(original, {
      construct: (target, args, made) => make(args, given => construct(target, given, made)),
    });
    originals.set(wrapper, original);
    redefine(view, name, {...ownProperty(view, name), value: wrapper});
    redefine(original.prototype, 'constructor', {...ownProperty(original.prototype, 'constructor'), value: wrapper});
  }
}

/** The source of a function of ours, as `toString()` returns it, is the platform's. */
export const hideWrappers = view => wrapMethods(prototypeOf(view, 'Function'), 'toString', (self, args, original) => {
  const platforms = originals.get(self);
  return platforms && (() => apply(original, platforms, []));
});

/**
 * The objects that have this property of their own, from the object on along its prototypes: pages, extensions and audit
 * tools may have put one in front of the platform's.
 * @return {!Array<?>}
 */
export function ownersOf(object, name) {
  const owners = [];
  for (let owner = object; owner; owner = getPrototypeOf(owner)) {
    if (ownProperty(owner, name)) {
      owners.push(owner);
    }
  }
  return owners;
}
