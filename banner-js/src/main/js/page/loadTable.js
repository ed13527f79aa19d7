/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The attributes by which elements load resources: `loading.json`, which the server reads too. The build prepends it as
 * `LOADING`.
 */
import {every, filter, getAttribute, includes, keys, localName, map, namespace, split} from '../builtins.js';
import {own} from '../policy.js';
import {LOADING} from './loading.js';

export const XLINK = 'http://www.w3.org/1999/xlink';

const {html, svg, followedLinks} = /** @type {?} */ (LOADING);

/** Attributes whose value decides whether the others load: `rel` of a link, `type` of a script, a style or an input. */
const CONDITIONS = {'link': 'rel', 'input': 'type', 'script': 'type', 'style': 'type'};

/** All names whose assignments have to be checked. */
const WATCHED = new Set(['rel', 'type']);

[html, svg].forEach(elements => keys(elements).forEach(element => keys(elements[element]).forEach(name => WATCHED.add(name))));

/** @return {string} the table's name of the attribute with exactly this name; empty for names that load nothing */
const exactly = name => WATCHED.has(name) ? name : '';

/** @return {string} the table's name of this attribute, in any case; empty for names that load nothing */
export const watched = name => exactly(name.toLowerCase());

/** @return {string} the table's name of an attribute of this namespace; empty for names that load nothing */
export const watchedIn = (space, name) =>
  exactly(space === XLINK ? 'xlink:' + split(name, ':').pop() : space || name.includes(':') ? '' : name);

/** The names of all elements that can load something. */
export const LOADING_ELEMENTS = keys(html).concat(keys(svg));

/** Selects all elements that may load something. Pages have many links, and only those with a `ping` load it. */
export const LOADERS = LOADING_ELEMENTS.map(name => own(html, name)?.['ping'] ? name + '[ping]' : name).join();

/**
 * @param {!Element} element
 * @return {!Object<string, string>} attribute to the grammar of its value: `url`, `document` (an address that may
 *     contain what it loads), `urls`, `candidates`, `values` or `html`; empty for elements that load nothing
 */
export function attributesThatLoad(element) {
  const space = namespace(element);
  return own(/xhtml$/.test(space) ? html : /svg$/.test(space) ? svg : {}, localName(element)) || {};
}

/** @return {string|undefined} the attribute that decides whether the others of this element load */
export const conditionOf = name => CONDITIONS[name];

const tokens = text => filter(split(text.toLowerCase(), /[\t\n\f\r ]+/), token => token);

/**
 * Returns whether an element of this name loads its addresses, with this value of the attribute that decides it.
 * @param {string} name
 * @param {?string} condition
 */
export function isLoading(name, condition) {
  const value = condition || '';
  const relations = tokens(value);
  return name === 'link' ? !relations[0] || !every(relations, relation => includes(followedLinks, relation))
      : name !== 'input' || value.toLowerCase() === 'image';
}

/** @param {!Element} element */
export const isLoadingNow = element => {
  const name = localName(element);
  return isLoading(name, CONDITIONS[name] ? getAttribute(element, CONDITIONS[name]) : null);
};

/**
 * The addresses of image candidates: `a.png 1x, b.png 2x` (HTML Living Standard, 4.8.4.3.10).
 * @param {string} value
 * @return {!Array<string>}
 */
function candidates(value) {
  const found = [];
  const next = /[\t\n\f\r ,]*([^\t\n\f\r ,][^\t\n\f\r ]*)/y;
  const descriptors = /(?:\([^)]*(?:\)|$)|[^,(])*/y;
  let match;
  while ((match = next.exec(value))) {
    const address = match[1].replace(/,+$/, '');
    found.push(address);
    // A comma that ends the address is followed by the next one; otherwise descriptors come first.
    if (address === match[1]) {
      descriptors.lastIndex = next.lastIndex;
      descriptors.exec(value);
      next.lastIndex = descriptors.lastIndex;
    }
  }
  return found;
}

/**
 * @param {string} grammar
 * @param {string} value
 * @return {!Array<string>} the addresses in the value of an attribute
 */
export const addressesIn = (grammar, value) => grammar === 'candidates' ? candidates(value)
    : grammar === 'urls' ? tokens(value)
    : grammar === 'values' ? map(split(value, ';'), one => one.trim()) : [value];
