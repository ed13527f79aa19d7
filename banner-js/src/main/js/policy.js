/** What a choice means under the policy that came with the script. Pure. */
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
  return pieces.every((piece, index) => {
    const found = index ? name.indexOf(piece, at) : name.startsWith(piece) ? 0 : -1;
    at = found + piece.length;
    return found >= 0 && at <= end;
  }) && name.endsWith(last);
}

/**
 * The pattern that decides on a name: a literal beats a pattern, a longer pattern a shorter one.
 * @param {!Array<string>} patterns
 * @param {string} name
 * @return {(string|undefined)}
 */
export function bestMatch(patterns, name) {
  return patterns.includes(name)
      ? name
      : patterns.filter(pattern => matches(pattern, name)).sort((one, other) => other.length - one.length)[0];
}

/**
 * @param {!Object<string, T>} object
 * @param {string} key may be "constructor"
 * @return {(T|undefined)}
 * @template T
 */
export const own = (object, key) => ({}).hasOwnProperty.call(object, key) ? object[key] : undefined;

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
  const category = own(policy.categories, service ? service.category : id);
  /** A stale grant holds while what was granted is still the same. */
  const granted = (rule, key) => !!choice && choice.granted.has(key)
      && (choice.revision === policy.revision || choice.granted.get(key) === rule.fingerprint);
  return !!category && (category.consent === 'exempt'
      || (choice
          ? granted(category, service ? service.category : id) || !!service && granted(service, id)
          : category.consent === 'opt-out' && !gpc));
}

/**
 * The service that declares something of this name.
 * @param {!CookieCharterPolicy} policy
 * @param {string} storage `cookie`, `localStorage`, `sessionStorage` or `indexedDB`
 * @param {string} name
 * @return {(string|undefined)}
 */
export function ownerOf(policy, storage, name) {
  const names = policy[storage] || {};
  const best = bestMatch(Object.keys(names), name);
  return best && names[best];
}

/**
 * Whether something of this name may be kept.
 * @param {!CookieCharterPolicy} policy
 * @param {?Choice} choice
 * @param {boolean} gpc
 * @param {string} storage
 * @param {string} name
 * @return {boolean}
 */
export function keeps(policy, choice, gpc, storage, name) {
  const owner = ownerOf(policy, storage, name);
  return owner ? allows(policy, choice, gpc, owner) : policy.undeclared === 'pass';
}

/**
 * The categories that need or allow a choice and have a service.
 * @param {!CookieCharterPolicy} policy
 * @return {!Array<string>}
 */
export function choosable(policy) {
  return Object.keys(policy.categories).filter(id => policy.categories[id].consent !== 'exempt'
      && Object.keys(policy.services).some(service => policy.services[service].category === id));
}

/**
 * What to ask for so that, besides these ids, all that is allowed now stays so: whole categories, and single services
 * of the others.
 * @param {!CookieCharterPolicy} policy
 * @param {function(string): boolean} allowed
 * @return {!Array<string>}
 */
export function grants(policy, allowed) {
  const open = choosable(policy);
  return open.filter(allowed).concat(Object.keys(policy.services).filter(id => {
    const category = policy.services[id].category;
    return open.includes(category) && !allowed(category) && allowed(id);
  }));
}
