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

const array = Array.prototype;
export const map = uncurry(array.map);
export const filter = uncurry(array.filter);
export const find = uncurry(array.find);
export const some = uncurry(array.some);
export const every = uncurry(array.every);
export const each = uncurry(array.forEach);
export const includes = uncurry(array.includes);
export const join = uncurry(array.join);
export const concat = uncurry(array.concat);

const timer = window.setTimeout;

/** @param {function()} action */
export const later = (action, milliseconds = 0) => timer.call(window, action, milliseconds);

/**
 * @param {?} prototype
 * @param {string} name of a property
 * @return {function(?): ?} reads it from an object, whatever the page has put in front of it
 */
export function getterOf(prototype, name) {
  const getter = prototype && ownProperty(prototype, name)?.get;
  return getter ? uncurry(getter) : object => object[name];
}

const {Promise: NativePromise} = window;
const {then} = NativePromise.prototype;

/** Runs the action once the current script has ended. */
export const soon = action => then.call(NativePromise.resolve(), action);

const node = Node.prototype;
const element = Element.prototype;
export const ownerDocument = getterOf(node, 'ownerDocument');
export const baseAddress = getterOf(node, 'baseURI');
export const nodeType = getterOf(node, 'nodeType');
export const parentNode = getterOf(node, 'parentNode');
export const nextSibling = getterOf(node, 'nextSibling');
export const localName = getterOf(element, 'localName');
export const namespace = getterOf(element, 'namespaceURI');
export const insertBefore = uncurry(node.insertBefore);
export const contains = uncurry(node.contains);
export const isConnected = 'isConnected' in node ? getterOf(node, 'isConnected') : element => contains(document, element);
export const getAttribute = uncurry(element.getAttribute);
export const setAttribute = uncurry(element.setAttribute);
export const setAttributeNS = uncurry(element.setAttributeNS);
export const hasAttribute = uncurry(element.hasAttribute);
export const removeAttribute = uncurry(element.removeAttribute);
export const attributeNames = uncurry(element.getAttributeNames);
export const matchesSelector = uncurry(element.matches);
export const remove = uncurry(element.remove);

const queries = {
  1: element.querySelectorAll,
  9: Document.prototype.querySelectorAll,
  11: DocumentFragment.prototype.querySelectorAll,
};

/** @return {!Array<!Element>} the elements in this document, fragment or element that the selector selects */
export const select = (root, selector) => [...apply(queries[nodeType(root)], root, [selector])];
