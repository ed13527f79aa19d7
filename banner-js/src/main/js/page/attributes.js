/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The ways to give an element an attribute, and to read it: methods and properties. Each only translates: "the page is about to
 * give this element this value".
 */
import {apply, baseAddress, each, filter, getAttribute, hasAttribute, map} from '../builtins.js';
import {guardAttributeNodes} from './attributeNodes.js';
import {attributesThatLoad, watched, watchedIn} from './loadTable.js';
import {BLOCKED, MARK, forget, freeTyped, isBlocked, isTyped, valueOf} from './marks.js';
import {prototypeOf, wrapAccessors, wrapConstructor, wrapMethods} from './wrapping.js';

/** The classes that have such attributes as properties. A browser makes each class of its own when it is first named, slowly. */
const CLASSES = 'Script Image IFrame Link Media Video Source Track Object Embed Input Frame Body Anchor Area Style';
const PROPERTIES = 'src srcset href poster data imageSrcset srcdoc background ping type rel';

const {URL: Address} = window;

/** What a property says of an address that the browser has not got. */
const resolve = (element, value) => {
  try {
    return new Address(value, baseAddress(element)).href;
  } catch (unreadable) {
    return value;
  }
};

/**
 * @param {?} view
 * @param {?} elements of `deferredElements.js`
 */
export function guardAttributes(view, elements) {
  const element = prototypeOf(view, 'Element');

  const write = (self, name, value, pass) => name && elements.write(self, name, value, pass);
  const writeArgument = (self, name, args, index, original) => write(self, name, args[index], value => {
    args[index] = value;
    return apply(original, self, args);
  });
  wrapMethods(element, 'setAttribute', (self, args, original) =>
    args.length > 1 ? writeArgument(self, watchedIn('', args[0]), args, 1, original) : null);
  wrapMethods(element, 'setAttributeNS', (self, args, original) =>
    args.length > 2 ? writeArgument(self, watchedIn(args[0], args[1]), args, 2, original) : null);

  /** @return {(?string|undefined)} null is what a script without a type says: its `text/plain` is ours */
  const found = (self, name) => !name ? undefined
      : isBlocked(self) ? valueOf(self, name) ?? (name === 'type' && isTyped(self) ? null : undefined)
      : name === 'srcdoc' ? elements.withoutGuard(getAttribute(self, name)) ?? undefined : undefined;
  const reads = (self, name) => {
    const value = found(self, name);
    return value === undefined ? null : () => value;
  };
  const has = (self, name) => {
    const value = found(self, name);
    return value === undefined ? null : () => value !== null;
  };
  wrapMethods(element, 'getAttribute', (self, args) => reads(self, watched(args[0])));
  wrapMethods(element, 'getAttributeNS', (self, args) => reads(self, watchedIn(args[0], args[1])));
  wrapMethods(element, 'hasAttribute', (self, args) => has(self, watched(args[0])));
  wrapMethods(element, 'hasAttributeNS', (self, args) => has(self, watchedIn(args[0], args[1])));
  wrapMethods(element, 'getAttributeNames', (self, args, original) => {
    const names = isBlocked(self) && apply(original, self, args);
    return names && (() => map(filter(names, name => name !== BLOCKED && !(isTyped(self) && name === 'type')),
        name => name.startsWith(MARK) ? name.slice(MARK.length) : name));
  });

  const removes = (self, name) => {
    const known = typeof found(self, name) === 'string';
    if (known) {
      forget(self, name);
    } else if (isBlocked(self) && isTyped(self) && name !== 'type' && name) {
      freeTyped(self);
    }
    return known ? () => {} : null;
  };
  wrapMethods(element, 'removeAttribute', (self, args) => removes(self, watched(args[0])));
  wrapMethods(element, 'removeAttributeNS', (self, args) => removes(self, watchedIn(args[0], args[1])));
  wrapMethods(element, 'toggleAttribute', (self, args, original) => {
    const name = watched(args[0]);
    const value = found(self, name);
    const present = value === undefined ? hasAttribute(self, '' + args[0]) : value !== null;
    const wanted = args.length > 1 && args[1] !== undefined ? !!args[1] : !present;
    return value === undefined || !name ? null : () => {
      if (present && !wanted) {
        forget(self, name);
      }
      return wanted;
    };
  });

  guardAttributeNodes(view, elements, found);

  const reflected = {
    get(self, property) {
      const name = property.toLowerCase();
      const value = found(self, name);
      return value === undefined ? undefined
          : value !== null && name !== 'background' && attributesThatLoad(self)?.[name] === 'url' ? resolve(self, value) : value || '';
    },
    set: (self, value, property, setter) =>
      write(self, property.toLowerCase(), value, given => apply(setter, self, [given])),
  };
  each(CLASSES.split(' '), name => wrapAccessors(prototypeOf(view, 'HTML' + name + 'Element'), PROPERTIES, reflected));

  wrapAccessors(prototypeOf(view, 'SVGScriptElement'), 'type', reflected);

  wrapConstructor(view, 'Audio', (args, make) => {
    const audio = make([]);
    if (args.length && args[0] !== undefined) {
      audio.preload = 'auto';
      audio.src = args[0];
    }
    return audio;
  });
}
