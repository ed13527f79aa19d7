/* SPDX-License-Identifier: Apache-2.0 */
/** Puts our code around the browser's, where it is there and can be changed. */

/** @return {?} the prototype of a class of this window; undefined where it has none */
export const prototypeOf = (view, name) => view[name]?.prototype;

/** @return {?} null where there is no such property, or it may not be changed */
export function accessorOf(object, name) {
  const accessor = object && Object.getOwnPropertyDescriptor(object, name);
  return accessor?.configurable ? accessor : null;
}

/**
 * @param {?} object
 * @param {string} names of methods, between spaces
 * @param {function(?, !Array<?>, function(?=): ?, string): ?} around is given `this`, the arguments, the method as it would
 *     be called with both, and its name
 */
export function wrap(object, names, around) {
  names.split(' ').forEach(name => {
    const original = object?.[name];
    if (original) {
      try {
        object[name] = function() {
          const args = [...arguments];
          return around(this, args, (self = this) => original.apply(self, args), name);
        };
      } catch (frozen) {
        // A page that has frozen its prototypes keeps them.
      }
    }
  });
}

/**
 * @param {?} object
 * @param {string} names of properties with a setter, between spaces
 * @param {function(?, ?, string): *} takes is given `this`, the value and the name, and says whether the browser need not
 *     see it
 */
export function wrapSetter(object, names, takes) {
  names.split(' ').forEach(name => {
    const accessor = accessorOf(object, name);
    if (accessor?.set) {
      Object.defineProperty(object, name, {...accessor, set(value) {
        if (!takes(this, value, name)) {
          accessor.set.call(this, value);
        }
      }});
    }
  });
}

/**
 * @param {?} view
 * @param {string} name of a constructor
 * @param {function(!Array<?>, function(!Array<?>): ?): ?} make is given the arguments, and what makes the object of some
 */
export function wrapConstructor(view, name, make) {
  if (view[name]) {
    view[name] = new Proxy(view[name], {
      construct: (target, args, made) => make(args, given => Reflect.construct(target, given, made)),
    });
  }
}
