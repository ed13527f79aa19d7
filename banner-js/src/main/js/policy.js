/* SPDX-License-Identifier: Apache-2.0 */
/** What a choice means under the policy that came with the script. Pure. */
import {concat, every, filter, find, includes, keys} from './builtins.js';
import {Choice} from './choice.js';

/**
 * Whether the name is the pattern, in which `*` stands for any run of characters. Linear: there is no regular
 * expression to send astray.
 * @param {string} pattern
 * @param {string} name
 * @return {boolean}
 */
export function matches(pattern, name) {
  const pieces = pattern.split('*');
  const last = /** @type {string} */ (pieces.pop());
  if (!pieces.length) {
    return pattern === name;
  }
  const end = name.length - last.length;
  let at = 0;
  return every(pieces, (piece, index) => {
    const found = index ? name.indexOf(piece, at) : name.startsWith(piece) ? 0 : -1;
    at = found + piece.length;
    return found >= 0 && at <= end;
  }) && name.endsWith(last);
}

/**
 * @param {!Object<string, T>} object
 * @param {string} key may be "constructor"
 * @return {?} the member; false where there is none
 * @template T
 */
export const own = (object, key) => ({}).hasOwnProperty.call(object, key) && object[key];

/**
 * Whether this category or service may be used; false for an id that the catalogue lacks.
 * @param {!CookieCharterPolicy} policy
 * @param {?Choice} choice
 * @param {boolean} gpc whether the browser objects, which counts until the visitor chooses otherwise
 * @param {string} id
 * @return {boolean}
 */
export function allows(policy, choice, gpc, id) {
  const service = own(policy.services, id);
  const key = service ? service.category : id;
  const category = own(policy.categories, key);
  /** A stale grant holds while what was granted is still the same. */
  const granted = (rule, key) => choice.granted.has(key)
      && (choice.revision === policy.revision || choice.granted.get(key) === rule.fingerprint);
  return !!category && (category.consent === 'exempt'
      || (choice ? granted(category, key) || !!service && granted(service, id) : category.consent === 'opt-out' && !gpc));
}

/**
 * The service that declares something of this name: the server lists the names that beat others before these.
 * @param {!CookieCharterPolicy} policy
 * @param {string} storage `cookie`, `localStorage`, `sessionStorage` or `indexedDB`
 * @param {string} name
 * @return {(string|undefined)}
 */
export function ownerOf(policy, storage, name) {
  const names = policy[storage] || {};
  const first = find(keys(names), pattern => matches(pattern, name));
  return first && names[first];
}

/**
 * What to ask for so that, besides these ids, all that is allowed now stays so: whole categories, and single services
 * of the others.
 * @param {!CookieCharterPolicy} policy
 * @param {function(string): boolean} allowed
 * @return {!Array<string>}
 */
export function grants(policy, allowed) {
  const open = policy.asked;
  return concat(filter(open, allowed), filter(keys(policy.services), id => {
    const category = policy.services[id].category;
    return includes(open, category) && !allowed(category) && allowed(id);
  }));
}
