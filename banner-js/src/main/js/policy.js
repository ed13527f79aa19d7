/* SPDX-License-Identifier: Apache-2.0 */
/** The meaning of a choice under the policy that came with the script. Pure. */
import {concat, every, filter, find, includes, keys, some, split} from './builtins.js';
import {Choice} from './choice.js';

/**
 * Returns whether the name matches the pattern, in which `*` is any run of characters. Linear: no regular expression
 * can backtrack.
 * @param {string} pattern
 * @param {string} name
 * @return {boolean}
 */
export function matches(pattern, name) {
  const pieces = split(pattern, '*');
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
 * @return {?} the member; false if there is none
 * @template T
 */
export const own = (object, key) => ({}).hasOwnProperty.call(object, key) && object[key];

/**
 * Returns whether this category or service may be used; false for an id that is not in the catalogue.
 * @param {!CookieCharterPolicy} policy
 * @param {?Choice} choice
 * @param {string} id
 * @return {boolean}
 */
export function allows(policy, choice, id) {
  const service = own(policy.services, id);
  const key = service ? service.category : id;
  const category = own(policy.categories, key);
  /** A stale grant is valid while the granted service is unchanged. */
  const granted = (rule, key) => choice.granted.has(key)
      && (choice.revision === policy.revision || choice.granted.get(key) === rule.fingerprint);
  return !!category && (category.consent === 'exempt'
      || (choice ? granted(category, key) || granted(service, id) : category.consent === 'opt-out'));
}

/**
 * Returns the categories on which a visitor who has chosen has not decided: after a change of the catalogue, those with
 * a service that is new or changed.
 * @param {!CookieCharterPolicy} policy
 * @param {!Choice} choice
 * @param {function(string): boolean} allowed
 * @return {!Array<string>}
 */
export const undecided = ({revision, asked, services}, choice, allowed) => filter(asked, id =>
  choice.revision !== revision && some(keys(services), key =>
    services[key].category === id && !allowed(key) && !includes(choice.refused, services[key].fingerprint)));

/**
 * Returns the service that declares this name: the server lists the names that have precedence first.
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
 * Returns the ids to request so that, in addition to these ids, everything that is allowed now remains allowed: whole
 * categories, and single services of the others.
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
