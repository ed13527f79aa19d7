/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Wraps the platform's functions, invisibly to pages: names, lengths, `toString()` and all exceptions are the
 * platform's. If our own code fails, the platform's function is called as if we were absent.
 */
import {apply, attempt, construct, defineProperty, each, getPrototypeOf, ownProperty, split} from '../builtins.js';

/** Maps each function of ours to the original. */
const originals = new WeakMap();

/** @return {?} a function like the original, with these traps */
const wrap = (original, traps) => {
  const wrapper = new Proxy(original, traps);
  originals.set(wrapper, originals.get(original) || original);
  return wrapper;
};

/** Changes a part of a property. Properties that a page has frozen stay unchanged. */
const redefine = (object, name, part, value) =>
  attempt(() => defineProperty(object, name, {...ownProperty(object, name), [part]: value}));

/**
 * Wraps this part of some properties of an object, or of a class's prototype, if they exist. `names` are separated by
 * spaces. `before` gets `this`, the arguments, which it may change, the original and the name, and returns the function
 * to call instead of the original, if any. `after` gets `this`, the result and the arguments.
 * @param {string} part `value`, `get` or `set`
 * @param {boolean=} isStatic whether the properties are those of the class itself
 * @return {function(...?)}
 */
const wrapperOf = (part, isStatic) => (owner, names, before, after) => each(split(names, ' '), name => {
  const object = !isStatic && typeof owner === 'function' ? owner.prototype : owner;
  const original = object && ownProperty(object, name)?.[part];
  if (original) {
    // HtmlUnit creates no proxies of some functions.
    attempt(() => redefine(object, name, part, wrap(original, {apply(target, self, args) {
      // Pages call some of these thousands of times: no functions are created for a call.
      let instead;
      try {
        instead = before && before(self, args, original, name);
      } catch (error) {
        // The platform's function runs as if we were absent.
      }
      const result = instead ? instead() : apply(original, self, args);
      try {
        after && after(self, result, args);
      } catch (error) {
        // The page does not notice.
      }
      return result;
    }})));
  }
});

export const wrapMethods = wrapperOf('value');
export const wrapStatics = wrapperOf('value', true);
export const wrapGetters = wrapperOf('get');
export const wrapSetters = wrapperOf('set');

/**
 * @param {?} view
 * @param {string} name of a constructor
 * @param {function(!Array<?>, function(!Array<?>): ?): ?} make gets the arguments, and creates the object from some
 */
export function wrapConstructor(view, name, make) {
  const original = view[name];
  if (original) {
    const wrapper = wrap(original, {
      construct: (target, args, made) => make(args, given => construct(target, given, made)),
    });
    redefine(view, name, 'value', wrapper);
    // The prototype of `Audio` names another constructor.
    if (original.prototype.constructor === original) {
      redefine(original.prototype, 'constructor', 'value', wrapper);
    }
  }
}

/** The source of our functions, as `toString()` returns it, is the platform's. */
export const hideWrappers = view => wrapMethods(view.Function, 'toString', (self, args, original) => {
  const platforms = originals.get(self);
  return platforms && (() => apply(original, platforms, []));
});

/**
 * Returns the objects that have this property of their own, from the object along its prototypes: pages, extensions and
 * audit tools may have put one in front of the platform's.
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
