/** Puts our code around the browser's, where it is there and can be changed. */

/**
 * @param {?Object} object
 * @param {string} name of a method
 * @param {function(?, !Array<?>, !Function): ?} around is given `this`, the arguments, and the method
 */
export function wrap(object, name, around) {
  const original = object && object[name];
  if (typeof original === 'function') {
    try {
      object[name] = function() {
        return around(this, Array.from(arguments), original);
      };
    } catch (frozen) {
      // A page that has frozen its prototypes keeps them.
    }
  }
}

/**
 * @param {?Object} object
 * @param {string} name of a property with a setter
 * @param {function(?, ?): boolean} takes is given `this` and the value, and says whether the browser need not see it
 */
export function wrapSetter(object, name, takes) {
  const accessor = object && Object.getOwnPropertyDescriptor(object, name);
  if (accessor && accessor.set && accessor.configurable) {
    Object.defineProperty(object, name, Object.assign({}, accessor, {
      set(value) {
        if (!takes(this, value)) {
          accessor.set.call(this, value);
        }
      },
    }));
  }
}

/**
 * @param {!Object} view
 * @param {string} name of a constructor
 * @param {function(!Array<?>): !Array<?>} rewrite the arguments
 */
export function wrapConstructor(view, name, rewrite) {
  if (view[name] && view.Proxy) {
    view[name] = new Proxy(view[name], {
      construct: (target, args, made) => Reflect.construct(target, rewrite(args), made),
    });
  }
}
