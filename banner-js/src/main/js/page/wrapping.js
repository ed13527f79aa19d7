/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Puts our code around the platform's, so that pages cannot tell: names, lengths and `toString()` are the platform's, and so
 * are all exceptions. Our own code may fail: then the platform is called as if we were not there.
 */
import {apply, attempt, construct, defineProperty, each, getPrototypeOf, ownProperty} from '../builtins.js';

/** From each function of ours to the one that it stands for. */
const originals = new WeakMap();

/** @return {?} a function like the original, for which these traps stand */
const wrap = (original, traps) => {
  const wrapper = new Proxy(original, traps);
  originals.set(wrapper, original);
  return wrapper;
};

/** Changes a part of a property. Properties that a page has frozen stay as they are. */
const redefine = (object, name, part, value) =>
  attempt(() => defineProperty(object, name, {...ownProperty(object, name), [part]: value}));

/**
 * Wraps this part of some properties of an object, or of a class's prototype, if there are such. `names` are between spaces.
 * `before` is given `this`, the arguments, which it may change, the original and the name, and returns what is to be called
 * instead of the original, if anything. `after` is given `this`, the result and the arguments.
 * @param {string} part `value`, `get` or `set`
 * @return {function(...?)}
 */
const wrapperOf = part => (owner, names, before, after) => each(names.split(' '), name => {
  const object = typeof owner === 'function' ? owner.prototype : owner;
  const original = object && ownProperty(object, name)?.[part];
  if (original) {
    // HtmlUnit makes no proxies of some functions.
    attempt(() => redefine(object, name, part, wrap(original, {apply(target, self, args) {
      const instead = attempt(() => before?.(self, args, original, name));
      const result = instead ? instead() : apply(original, self, args);
      attempt(() => after?.(self, result, args));
      return result;
    }})));
  }
});

export const wrapMethods = wrapperOf('value');
export const wrapGetters = wrapperOf('get');
export const wrapSetters = wrapperOf('set');

/**
 * @param {?} view
 * @param {string} name of a constructor
 * @param {function(!Array<?>, function(!Array<?>): ?): ?} make is given the arguments, and makes the object of some
 */
export function wrapConstructor(view, name, make) {
  const original = view[name];
  if (original) {
    const wrapper = wrap(original, {
      construct: (target, args, made) => make(args, given => construct(target, given, made)),
    });
    redefine(view, name, 'value', wrapper);
    redefine(original.prototype, 'constructor', 'value', wrapper);
  }
}

/** The source of a function of ours, as `toString()` returns it, is the platform's. */
export const hideWrappers = view => wrapMethods(view.Function, 'toString', (self, args, original) => {
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
