/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The methods and properties that write or read an attribute. Each only translates to "the page sets this attribute of
 * this element to this value".
 */
import {Address, apply, attempt, baseAddress, each, filter, getAttribute, map, split} from '../builtins.js';
import {guardAttributeNodes} from './attributeNodes.js';
import {attributesThatLoad, watched, watchedIn} from './loadTable.js';
import {BLOCKED, MARK, forget, isBlocked, isTyped, unblock, valueOf} from './marks.js';
import {textOf} from './trust.js';
import {wrapConstructor, wrapGetters, wrapMethods, wrapSetters} from './wrapping.js';

/** The classes that have such attributes as properties. Browsers create each class on first use, which is slow. */
const CLASSES = 'Script Image IFrame Link Media Video Source Track Object Embed Input Frame Body Anchor Area Style';
const PROPERTIES = 'src srcset href poster data imageSrcset srcdoc background ping type rel';

/** Returns the value of a property for an address that the browser does not have. */
const resolve = (element, value) => attempt(() => new Address(value, baseAddress(element)).href) || value;

/**
 * @param {?} view
 * @param {?} elements of `deferredElements.js`
 */
export function guardAttributes(view, elements) {
  /**
   * Returns the name of the attribute that a method is about; for attributes in a namespace, the namespace is the first
   * argument.
   */
  const nameIn = (args, method) => method.endsWith('NS') ? watchedIn(args[0] && textOf(args, 0), textOf(args, 1))
      : watched(textOf(args, 0));

  /** Writes the argument of this index as the value of the attribute. */
  const write = (self, args, index, name, original) => {
    if (!name || !(index in args)) {
      return null;
    }
    textOf(args, index);
    return elements.write(self, name, args[index], value => {
      args[index] = value;
      return apply(original, self, args);
    });
  };
  wrapMethods(view.Element, 'setAttribute', (self, args, original) =>
    write(self, args, 1, watchedIn('', textOf(args, 0).toLowerCase()), original));
  wrapMethods(view.Element, 'setAttributeNS', (self, args, original) =>
    write(self, args, 2, nameIn(args, 'NS'), original));

  /** @return {(?string|undefined)} null for a script without a type: its `text/plain` is ours */
  const found = (self, name) => !name ? undefined
      : isBlocked(self) ? valueOf(self, name) ?? (name === 'type' && isTyped(self) ? null : undefined)
      : name === 'srcdoc' ? elements.withoutGuard(getAttribute(self, name)) ?? undefined : undefined;

  const reader = read => (self, args, original, method) => {
    const value = found(self, nameIn(args, method));
    return value === undefined ? null : () => read(value);
  };
  wrapMethods(view.Element, 'getAttribute getAttributeNS', reader(value => value));
  wrapMethods(view.Element, 'hasAttribute hasAttributeNS', reader(value => value !== null));
  wrapMethods(view.Element, 'getAttributeNames', (self, args, original) => isBlocked(self) && (() => map(
      filter(apply(original, self, args), name => name !== BLOCKED && !(isTyped(self) && name === 'type')),
      name => name.startsWith(MARK) ? name.slice(MARK.length) : name)));

  /** Removes a blocked attribute. Returns whether the browser has an attribute of this name, which is ours. */
  const unset = (element, name) => {
    if (!name || !isBlocked(element)) {
      return false;
    }
    if (isTyped(element) && name !== 'type') {
      unblock(element);
    } else {
      forget(element, name);
    }
    return isTyped(element) && isBlocked(element);
  };
  wrapMethods(view.Element, 'removeAttribute removeAttributeNS', (self, args, original, method) =>
    unset(self, nameIn(args, method)) && (() => {}));
  wrapMethods(view.Element, 'toggleAttribute', (self, args) => {
    const name = watched(textOf(args, 0));
    const value = found(self, name);
    return value !== undefined && isBlocked(self) && (() => {
      const wanted = args[1] === undefined ? value === null : !!args[1];
      if (!wanted) {
        forget(self, name);
      }
      return wanted;
    });
  });

  guardAttributeNodes(view, elements, found, unset);

  const guardProperties = owner => {
    wrapGetters(owner, PROPERTIES, (self, args, original, property) => {
      const name = property.toLowerCase();
      const value = found(self, name);
      return value === undefined ? null : () =>
        value && name !== 'background' && /^(url|document)$/.test(attributesThatLoad(self)[name]) ? resolve(self, value) : value || '';
    });
    wrapSetters(owner, PROPERTIES, (self, args, original, property) =>
      write(self, args, 0, property.toLowerCase(), original));
  };
  each(split(CLASSES, ' '), name => guardProperties(view['HTML' + name + 'Element']));
  guardProperties(view.SVGScriptElement);

  wrapConstructor(view, 'Audio', (args, make) => {
    const [source] = args;
    if (source === undefined) {
      return make(args);
    }
    const audio = make([]);
    audio.preload = 'auto';
    audio.src = source;
    return audio;
  });
}
