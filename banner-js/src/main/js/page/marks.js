/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The attributes of a blocked element, alike from the server and in the page, so that copies and markup include them:
 *
 *     <img data-consent-src="https://film.example/a.png" data-consent-blocked="film">       for src="…"
 *     <script type="text/plain" data-consent-type="module" data-consent-blocked="film" src="…">
 *
 * Scripts and styles have their original addresses, which browsers do not load while the type is `text/plain`; one
 * without `data-consent-type` had no type. This is the only state of a blocked element.
 */
import {
  attributeNames, each, every, filter, getAttribute, hasAttribute, localName, map, removeAttribute, setAttribute, setAttributeNS,
} from '../builtins.js';
import {XLINK} from './loadTable.js';
import {trustedAddress, trustedMarkup} from './trust.js';

export const MARK = 'data-consent-';
export const BLOCKED = MARK + 'blocked';
export const INERT = 'text/plain';

/** Elements that are prevented from running by their type: under Trusted Types no script may move their address. */
export const isTyped = element => /^(script|style)$/.test(localName(element));

export const isBlocked = element => hasAttribute(element, BLOCKED);

/** @return {string} the required ids */
export const idsOf = element => getAttribute(element, BLOCKED) || '';

/** @return {?string} the page's value of this attribute; null if the browser has it, or there is none */
export const valueOf = (element, name) => getAttribute(element, MARK + name);

/** @return {!Array<string>} the names of the attributes that are blocked */
export const namesOf = element => map(
    filter(attributeNames(element), name => name !== BLOCKED && name.startsWith(MARK)), name => name.slice(MARK.length));

/** Moves a value out of the browser's reach, if there is one. */
const move = (element, name, value) => {
  if (value !== null) {
    setAttribute(element, MARK + name, value);
    removeAttribute(element, name);
  }
};

/**
 * Prevents an element from loading this value of an attribute. A link waits with its relation, because browsers report
 * an error for a preload without an address.
 */
export function block(element, name, value, ids) {
  const known = idsOf(element);
  if (!isTyped(element)) {
    move(element, 'rel', localName(element) === 'link' ? getAttribute(element, 'rel') : null);
    move(element, name, value);
  } else if (!known) {
    move(element, 'type', getAttribute(element, 'type'));
    setAttribute(element, 'type', INERT);
  }
  setAttribute(element, BLOCKED, isTyped(element) || !known || known === ids ? ids : known + ' ' + ids);
}

/** Forgets the blocked value of this attribute. */
export function forget(element, name) {
  removeAttribute(element, MARK + name);
  if (!isTyped(element) && every(namesOf(element), left => left === 'rel')) {
    unblock(element);
  }
}

/** Sets a value in the browser. */
export function setNatively(element, name, value) {
  setAttributeNS(element, name === 'xlink:href' ? XLINK : null, name, name === 'srcdoc' ? trustedMarkup(value)
      : /^(script|embed|object)$/.test(localName(element)) && name !== 'type' ? trustedAddress(value) : value);
}

/** Restores the element that the page wrote. */
export function unblock(element) {
  if (isTyped(element)) {
    removeAttribute(element, 'type');
  }
  removeAttribute(element, BLOCKED);
  each(namesOf(element), name => {
    const value = valueOf(element, name);
    removeAttribute(element, MARK + name);
    setNatively(element, name, value);
  });
}
