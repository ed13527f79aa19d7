/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The platform's functions as they were when this script started. Pages replace some of them (Prototype.js has a
 * `reduce` and a `toJSON` of its own), and the page layer replaces others: code that runs later uses these.
 */

/** @return {?} the result of the action; undefined if it fails, which the page does not notice */
export const attempt = action => {
  try {
    return action();
  } catch (error) {
    return undefined;
  }
};

export const {apply, construct, ownKeys} = /** @type {?} */ (Reflect);
export const {assign, defineProperty, getOwnPropertyDescriptor: ownProperty, getPrototypeOf, keys, setPrototypeOf} = Object;
export const {parse, stringify} = JSON;
export const now = Date.now;
export const {URL: Address} = window;

const {bind, call} = Function.prototype;

/**
 * @param {?=} prototype
 * @return {?} its getters and methods as functions that take `this` as their first argument; reads other members from
 *     that argument
 */
export const functionsOf = (prototype = {}) => new Proxy({}, {
  get: (target, name) => {
    const {get, value = get} = /** @type {?} */ (ownProperty(prototype, name) || {});
    return value ? bind.call(call, value) : object => object[name];
  },
});

export const {split} = functionsOf(String.prototype);

export const {map, filter, find, some, every, forEach: each, includes, join, concat} = functionsOf(Array.prototype);

/** @return {?} this object as JSON writes it, although pages give all arrays a `toJSON` (Prototype.js) */
export const plain = object => setPrototypeOf(object, null);

const {setTimeout: timer, Promise: NativePromise} = window;
const {then} = functionsOf(NativePromise.prototype);

/** @param {function()} action */
export const later = (action, milliseconds = 0) => timer.call(window, action, milliseconds);

/** Runs the action once the current script has ended. */
export const soon = action => then(NativePromise.resolve(), action);

export const {
  ownerDocument, baseURI: baseAddress, nodeType, parentNode, nextSibling, isConnected: connected, contains, insertBefore,
} = functionsOf(Node.prototype);

/** HtmlUnit has no `isConnected`. */
export const isConnected = 'isConnected' in Node.prototype ? connected : node => contains(document, node);

export const {
  localName, namespaceURI: namespace, getAttribute, setAttribute, setAttributeNS, hasAttribute, removeAttribute,
  getAttributeNames: attributeNames, matches: matchesSelector, remove, querySelectorAll, innerHTML, outerHTML,
} = functionsOf(Element.prototype);

export const {
  querySelectorAll: selectInDocument, importNode, adoptNode, write, currentScript, readyState, defaultView, contentType,
  createRange,
} = functionsOf(Document.prototype);

export const {dispatchEvent} = functionsOf(EventTarget.prototype);

/**
 * The document with all its members, which elements of the page hide by their names: `<form name="body">`.
 * @type {?}
 */
export const pageDocument = new Proxy(document, {
  get(target, name) {
    const member = Reflect.get(/** @type {!Object} */ (getPrototypeOf(target)), name, target);
    return typeof member === 'function' ? bind.call(member, target) : member;
  },
});

const queries = {1: querySelectorAll, 9: selectInDocument, 11: functionsOf(DocumentFragment.prototype).querySelectorAll};

export const isElement = node => nodeType(node) === 1;

/** @return {!Array<!Element>} the elements in this node that the selector selects, itself included */
export function select(node, selector) {
  const query = queries[nodeType(node)];
  const found = query ? [...query(node, selector)] : [];
  return isElement(node) && matchesSelector(node, selector) ? [node, ...found] : found;
}
