/* SPDX-License-Identifier: Apache-2.0 */
/**
 * All ways to give an element an attribute, and to read it: methods, properties, attribute nodes. Each only translates: "the
 * page is about to give this element this value".
 */
import {apply, baseAddress, filter, getAttribute, getterOf, hasAttribute, map, nodeType} from '../builtins.js';
import {WATCHED, XLINK, attributesThatLoad} from './loadTable.js';
import {BLOCKED, MARK, forget, freeTyped, isBlocked, isTyped, setNatively, unmark, valueOf} from './marks.js';
import {prototypeOf, wrapAccessors, wrapConstructor, wrapMethods} from './wrapping.js';

/** The classes that have such attributes as properties. A browser makes each class of its own when it is first named, slowly. */
const CLASSES = 'Script Image IFrame Link Media Video Source Track Object Embed Input Frame Body Anchor Area Style';
const PROPERTIES = 'src srcset href poster data imageSrcset srcdoc background ping type rel';
const SVG_CLASSES = 'Image Use Script FEImage';

const attributeName = getterOf(Attr.prototype, 'name');
const ownerElement = getterOf(Attr.prototype, 'ownerElement');

/** Attribute nodes that were taken off their element, as their value is blocked, and lists of attributes: whose they are. */
const owners = new WeakMap();

/** @return {string} the name by which the table knows it; empty for names that load nothing */
const watched = name => {
  const text = '' + name;
  const lower = text.toLowerCase();
  return WATCHED[lower] ? lower : '';
};

const {URL: Address} = window;
const {importNode} = Document.prototype;
const inert = document.implementation.createHTMLDocument('');

/** What a property says of an address that the browser has not got. */
const resolve = (element, value) => {
  try {
    return new Address(value, baseAddress(element)).href;
  } catch (unreadable) {
    return value;
  }
};

/** @return {string} */
const watchedIn = (space, name) => space === XLINK ? watched('xlink:' + ('' + name).split(':').pop())
    : space || ('' + name).includes(':') ? '' : watched(name);

/**
 * @param {?} view
 * @param {?} elements of `deferredElements.js`
 */
export function guardAttributes(view, elements) {
  const element = prototypeOf(view, 'Element');
  const attr = prototypeOf(view, 'Attr');

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

  /** A stand-in that has all attributes of a blocked element, and loads nothing. */
  const standIn = self => {
    const copy = apply(importNode, inert, [self, false]);
    unmark(copy);
    owners.set(copy, self);
    return copy;
  };
  wrapMethods(element, 'getAttributeNode getAttributeNodeNS', (self, args, original) =>
    isBlocked(self) ? () => apply(original, standIn(self), args) : null);

  const adds = (owner, node, original, self, args) => {
    const name = watchedIn(node.namespaceURI, attributeName(node));
    return owner && write(owner, name, node.value, value => {
      node.value = value;
      return apply(original, self, args);
    });
  };
  wrapMethods(element, 'setAttributeNode setAttributeNodeNS', (self, args, original) => {
    const instead = adds(self, args[0], original, self, args);
    return instead && (() => {
      owners.set(args[0], self);
      return instead() || null;
    });
  });
  wrapAccessors(element, 'attributes', {get(self, name, getter) {
    const list = apply(getter, isBlocked(self) ? standIn(self) : self, []);
    owners.set(list, self);
    return list;
  }});
  wrapMethods(prototypeOf(view, 'NamedNodeMap'), 'setNamedItem setNamedItemNS', (self, args, original) => {
    const instead = adds(owners.get(self), args[0], original, self, args);
    return instead && (() => instead() || null);
  });
  const writeNode = {set(self, value, property, setter) {
    const name = attributeName(self);
    const owner = ownerElement(self);
    // One that was taken off its element, as its value is blocked, or is the stand-in's, is the page's way to write it.
    const former = owners.get(owner || self);
    const element = former || owner;
    const instead = element && write(element, watchedIn(self.namespaceURI, name), value, given =>
      former ? setNatively(former, name, given) : apply(setter, self, [given]));
    return instead ? () => {
      instead();
      if (!ownerElement(self)) {
        owners.set(self, element);
        apply(setter, self, [value]);
      }
    } : former && (() => {
      apply(setter, self, [value]);
      setNatively(former, name, '' + value);
    });
  }};
  wrapAccessors(attr, 'value', writeNode);
  wrapAccessors(prototypeOf(view, 'Node'), 'nodeValue textContent', {set: (self, value, property, setter) =>
    nodeType(self) === 2 ? writeNode.set(self, value, property, setter) : null});

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
  CLASSES.split(' ').forEach(name => wrapAccessors(prototypeOf(view, 'HTML' + name + 'Element'), PROPERTIES, reflected));

  SVG_CLASSES.split(' ').forEach(name => wrapAccessors(prototypeOf(view, 'SVG' + name + 'Element'), 'href', {
    get(self, property, getter) {
      const animated = apply(getter, self, []);
      owners.set(animated, self);
      return animated;
    },
  }));
  wrapAccessors(prototypeOf(view, 'SVGScriptElement'), 'type', reflected);
  const hrefOf = owner => found(owner, 'xlink:href') !== undefined
      || getAttribute(owner, 'href') === null && getAttribute(owner, 'xlink:href') !== null ? 'xlink:href' : 'href';
  wrapAccessors(prototypeOf(view, 'SVGAnimatedString'), 'baseVal', {
    get(self) {
      const owner = owners.get(self);
      return owner && found(owner, hrefOf(owner));
    },
    set(self, value, property, setter) {
      const owner = owners.get(self);
      return owner && write(owner, hrefOf(owner), value, given => apply(setter, self, [given]));
    },
  });

  wrapConstructor(view, 'Audio', (args, make) => {
    const audio = make([]);
    if (args.length && args[0] !== undefined) {
      audio.preload = 'auto';
      audio.src = args[0];
    }
    return audio;
  });
}
