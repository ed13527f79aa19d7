/* SPDX-License-Identifier: Apache-2.0 */
/** Attributes as objects: attribute nodes, lists of them, and the animated strings of SVG. */
import {apply, each, getAttribute, getterOf, nodeType} from '../builtins.js';
import {inertCopy} from './inertDocument.js';
import {watchedIn} from './loadTable.js';
import {isBlocked, setNatively, unmark} from './marks.js';
import {prototypeOf, wrapAccessors, wrapMethods} from './wrapping.js';

const SVG_CLASSES = 'Image Use Script FEImage';

const attributeName = getterOf(Attr.prototype, 'name');
const ownerElement = getterOf(Attr.prototype, 'ownerElement');

/** Whose these are: attribute nodes that were taken off their element, lists, animated strings, stand-ins. */
const owners = new WeakMap();

/**
 * @param {?} view
 * @param {?} elements of `deferredElements.js`
 * @param {function(!Element, string): (?string|undefined)} found what the page gave an attribute that is blocked
 */
export function guardAttributeNodes(view, elements, found) {
  const element = prototypeOf(view, 'Element');
  const attr = prototypeOf(view, 'Attr');
  const write = (self, name, value, pass) => name && elements.write(self, name, value, pass);

  /** A stand-in that has all attributes of a blocked element, and loads nothing. */
  const standIn = self => {
    const copy = inertCopy(self, false);
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

  each(SVG_CLASSES.split(' '), name => wrapAccessors(prototypeOf(view, 'SVG' + name + 'Element'), 'href', {
    get(self, property, getter) {
      const animated = apply(getter, self, []);
      owners.set(animated, self);
      return animated;
    },
  }));
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
}
