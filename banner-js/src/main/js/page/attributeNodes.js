/* SPDX-License-Identifier: Apache-2.0 */
/** Attributes as objects: attribute nodes, lists of them, and the animated strings of SVG. */
import {apply, each, functionsOf, getAttribute, nodeType, removeAttribute} from '../builtins.js';
import {inertCopy} from './inertDocument.js';
import {watchedIn} from './loadTable.js';
import {isBlocked, setNatively, unblock} from './marks.js';
import {textOf} from './trust.js';
import {wrapGetters, wrapMethods, wrapSetters} from './wrapping.js';

const SVG_CLASSES = 'Image Use Script FEImage';

const {name: attributeName, ownerElement} = functionsOf(Attr.prototype);

/** Maps detached attribute nodes, lists, animated strings and stand-ins to their elements. */
const owners = new WeakMap();

/**
 * @param {?} view
 * @param {?} elements of `deferredElements.js`
 * @param {function(!Element, string): (?string|undefined)} found returns the page's value of a blocked attribute
 * @param {function(!Element, string): boolean} unset removes a blocked attribute; returns false if the browser has it
 */
export function guardAttributeNodes(view, elements, found, unset) {
  const write = (self, name, value, pass) => name && elements.write(self, name, value, pass);

  /** Creates a stand-in that has all attributes of a blocked element, and loads nothing. */
  const standInOf = self => {
    const copy = inertCopy(self, false);
    unblock(copy);
    owners.set(copy, self);
    return copy;
  };
  wrapMethods(view.Element, 'getAttributeNode getAttributeNodeNS', (self, args, original) =>
    isBlocked(self) && (() => apply(original, standInOf(self), args)));
  wrapGetters(view.Element, 'attributes',
      (self, args, original) => isBlocked(self) && (() => apply(original, standInOf(self), args)),
      (self, list) => owners.set(list, self));

  /** Handles a node that is added to this element, or to the element of this list. */
  const add = (self, args, original) => {
    const [node] = args;
    const owner = owners.get(self) || self;
    const holder = ownerElement(node);
    if (holder && owners.get(holder) !== owner) {
      // It is this element's already, or belongs to another one, which is an error.
      return null;
    }
    const instead = write(owner, watchedIn(node.namespaceURI, attributeName(node)), node.value, value => {
      node.value = value;
      return apply(original, self, args);
    });
    return instead && (() => {
      const replaced = instead() || null;
      owners.set(node, owner);
      return replaced;
    });
  };
  wrapMethods(view.Element, 'setAttributeNode setAttributeNodeNS', add);
  wrapMethods(view.NamedNodeMap, 'setNamedItem setNamedItemNS', add);

  /** Removes an attribute of the element, which the page sees as one of its stand-in. */
  const removed = (element, node) => {
    const name = attributeName(node);
    unset(element, watchedIn(node.namespaceURI, name)) || removeAttribute(element, name);
  };
  wrapMethods(view.Element, 'removeAttributeNode', (self, [node], original) => {
    const standIn = ownerElement(node);
    return isBlocked(self) && owners.get(standIn) === self && (() => {
      removed(self, node);
      return apply(original, standIn, [node]);
    });
  });
  wrapMethods(view.NamedNodeMap, 'removeNamedItem removeNamedItemNS', null,
      (self, node) => isBlocked(owners.get(self)) && removed(owners.get(self), node));

  const writeNode = (self, args, original) => {
    const text = textOf(args, 0);
    const name = attributeName(self);
    const owner = ownerElement(self);
    // Pages may also write a blocked value by the node of a stand-in, or by one that was detached from its element.
    const former = owners.get(owner || self);
    const element = former || owner;
    const instead = element && write(element, watchedIn(self.namespaceURI, name), args[0], given =>
      former ? setNatively(former, name, given) : apply(original, self, [given]));
    return instead ? () => {
      instead();
      if (!ownerElement(self)) {
        owners.set(self, element);
        apply(original, self, args);
      }
    } : former && (() => {
      apply(original, self, args);
      setNatively(former, name, text);
    });
  };
  wrapSetters(view.Attr, 'value', writeNode);
  wrapSetters(view.Node, 'nodeValue textContent', (self, args, original) =>
    nodeType(self) === 2 && writeNode(self, args, original));

  /** The browser's value of `srcdoc` has our script in it. */
  const readNode = (self, args, original) => nodeType(self) === 2 && attributeName(self) === 'srcdoc'
      && (() => elements.withoutGuard(apply(original, self, args)));
  wrapGetters(view.Attr, 'value', readNode);
  wrapGetters(view.Node, 'nodeValue textContent', readNode);

  each(SVG_CLASSES.split(' '), name =>
    wrapGetters(view['SVG' + name + 'Element'], 'href', null, (self, animated) => owners.set(animated, self)));
  const hrefOf = owner => found(owner, 'xlink:href') !== undefined
      || getAttribute(owner, 'href') === null && getAttribute(owner, 'xlink:href') !== null ? 'xlink:href' : 'href';
  wrapGetters(view.SVGAnimatedString, 'baseVal', self => {
    const value = found(owners.get(self), hrefOf(owners.get(self)));
    return value !== undefined && (() => value);
  });
  wrapSetters(view.SVGAnimatedString, 'baseVal', (self, args, original) => {
    const owner = owners.get(self);
    textOf(args, 0);
    return write(owner, hrefOf(owner), args[0], given => apply(original, self, [given]));
  });
}
