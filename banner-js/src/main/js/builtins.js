/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The platform's functions as they were when this script started. Pages replace some of them (Prototype.js has a `reduce` and
 * a `toJSON` of its own), and the page layer replaces others: what runs later uses these.
 */
const {bind, call} = Function.prototype;

/** @return {?} a function that takes as its first argument what the method takes as `this` */
export const uncurry = method => method && bind.call(call, method);

export const {apply, construct, ownKeys} = /** @type {?} */ (Reflect);
export const {assign, defineProperty, getOwnPropertyDescriptor: ownProperty, getPrototypeOf, keys} = Object;
export const {stringify} = JSON;
export const now = Date.now;

/**
 * @param {?} prototype
 * @param {string} name of a property
 * @return {function(?): ?} reads it from an object, whatever the page has put in front of it
 */
export function getterOf(prototype, name) {
  const getter = prototype && ownProperty(prototype, name)?.get;
  return getter ? uncurry(getter) : object => object[name];
}

/** @return {?} the getters and methods of a prototype, as functions whose first argument is what `this` is to these */
const functionsOf = prototype => new Proxy(prototype, {
  get: (target, name) => {
    const property = ownProperty(target, name);
    return property?.value ? uncurry(property.value) : getterOf(target, name);
  },
});

export const {map, filter, find, some, every, forEach: each, includes, join, concat} = functionsOf(Array.prototype);

const {setTimeout: timer, Promise: NativePromise} = window;
const {then} = functionsOf(NativePromise.prototype);

/** @param {function()} action */
export const later = (action, milliseconds = 0) => timer.call(window, action, milliseconds);

/** Runs the action once the current script has ended. */
export const soon = action => then(NativePromise.resolve(), action);

export const {
  ownerDocument, baseURI: baseAddress, nodeType, parentNode, nextSibling, isConnected, insertBefore,
} = functionsOf(Node.prototype);

export const {
  localName, namespaceURI: namespace, getAttribute, setAttribute, setAttributeNS, hasAttribute, removeAttribute,
  getAttributeNames: attributeNames, matches: matchesSelector, remove, querySelectorAll,
} = functionsOf(Element.prototype);

const queries = {
  1: querySelectorAll,
  9: functionsOf(Document.prototype).querySelectorAll,
  11: functionsOf(DocumentFragment.prototype).querySelectorAll,
};

export const isElement = node => nodeType(node) === 1;

/** @return {!Array<!Element>} the elements in this node that the selector selects, itself included */
export function select(node, selector) {
  const query = queries[nodeType(node)];
  return [...(isElement(node) && matchesSelector(node, selector) ? [node] : []), ...(query ? query(node, selector) : [])];
}
