/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How a blocked element is written down, by the server and in the page alike, so that copies and markup carry it:
 *
 *     <img data-consent-src="https://film.example/a.png" data-consent-blocked="film">       for src="…"
 *     <script type="text/plain" data-consent-type="module" data-consent-blocked="film" src="…">
 *
 * Scripts and styles keep their addresses, which browsers do not load as long as the type is `text/plain`; one without
 * `data-consent-type` had no type. This is the only state of a blocked element.
 */
import {
  attributeNames, each, filter, getAttribute, hasAttribute, localName, map, removeAttribute, setAttribute, setAttributeNS,
} from '../builtins.js';
import {XLINK} from './loadTable.js';
import {trustedAddress, trustedMarkup} from './trust.js';

export const MARK = 'data-consent-';
export const BLOCKED = MARK + 'blocked';
export const INERT = 'text/plain';

/** Elements that are kept from running by their type: under Trusted Types nobody may move their address. */
export const isTyped = element => /^(script|style)$/.test(localName(element));

export const isBlocked = element => hasAttribute(element, BLOCKED);

/** @return {string} the ids that have to be granted */
export const idsOf = element => getAttribute(element, BLOCKED) || '';

/** @return {?string} what the page gave this attribute; null if the browser has got it, or there is none */
export const valueOf = (element, name) => getAttribute(element, MARK + name);

/** @return {!Array<string>} the names of the attributes that are blocked */
export const namesOf = element => map(
    filter(attributeNames(element), name => name !== BLOCKED && name.startsWith(MARK)), name => name.slice(MARK.length));

/**
 * Takes the value from the browser. A link waits with its relation, as browsers complain of a preload without an address.
 */
export function block(element, name, value, ids) {
  setAttribute(element, MARK + name, value);
  removeAttribute(element, name);
  const known = idsOf(element);
  setAttribute(element, BLOCKED, known && known !== ids ? known + ' ' + ids : ids);
  const relation = localName(element) === 'link' ? getAttribute(element, 'rel') : null;
  if (relation !== null) {
    setAttribute(element, MARK + 'rel', relation);
    removeAttribute(element, 'rel');
  }
}

/** Keeps a script or style from running. */
export function blockTyped(element, ids) {
  if (!isBlocked(element)) {
    const type = getAttribute(element, 'type');
    if (type !== null) {
      setAttribute(element, MARK + 'type', type);
    }
    setAttribute(element, 'type', INERT);
  }
  setAttribute(element, BLOCKED, ids);
}

/** What was blocked for this attribute does not count any more. */
export function forget(element, name) {
  removeAttribute(element, MARK + name);
  if (isTyped(element)) {
    return;
  }
  const [left, more] = namesOf(element);
  if (left === 'rel' && !more) {
    setAttribute(element, 'rel', valueOf(element, 'rel'));
    removeAttribute(element, MARK + 'rel');
  }
  if (!left || left === 'rel' && !more) {
    removeAttribute(element, BLOCKED);
  }
}

/** Gives the browser a value. */
export function setNatively(element, name, value) {
  setAttributeNS(element, name === 'xlink:href' ? XLINK : null, name, name === 'srcdoc' ? trustedMarkup(value)
      : /^(script|embed|object)$/.test(localName(element)) && name !== 'type' ? trustedAddress(value) : value);
}

/** The script or style has its own type again. */
export function freeTyped(element) {
  const type = valueOf(element, 'type');
  removeAttribute(element, MARK + 'type');
  removeAttribute(element, BLOCKED);
  if (type === null) {
    removeAttribute(element, 'type');
  } else {
    setAttribute(element, 'type', type);
  }
}

/** An element in a document that loads nothing becomes what the page wrote. */
export function unmark(element) {
  if (isTyped(element)) {
    freeTyped(element);
  }
  each(namesOf(element), name => {
    const value = valueOf(element, name);
    forget(element, name);
    if (value !== null) {
      setNatively(element, name, value);
    }
  });
}

/** Rewritten markup has an empty attribute in front of the page's, as browsers take the first of two. */
export const settle = element => each(isTyped(element) ? [] : namesOf(element), name => removeAttribute(element, name));
