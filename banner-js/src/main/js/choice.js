/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A choice, as the cookie `cookies_preferences` tells it. Pure; `ChoiceCookie.java` reads by the same rules, and both
 * are tested by the same vectors. The page cannot check the signature: what it believes here, the server checks.
 */

import {find, map} from './builtins.js';

/** The text is the value itself. The grants map ids of categories and services to the fingerprints under which they were granted. */
/** @typedef {{text: string, revision: string, at: number, id: (string|undefined), granted: !Map<string, string>}} */
export let Choice;

const LONGEST = 1024;
const CLOCK_SKEW = 86400;
const GRANT = '[a-z\\d][a-z\\d-]{0,39}~[\\da-f]{6}';
const VALUE = new RegExp(
    '^v=1&rev=([\\da-f]{8})&at=(\\d{1,12})(?:&id=([\\w-]{22}))?&ok=((?:' + GRANT + '(?:\\.' + GRANT + ')*)?)&sig=[\\w-]{22}$');

/**
 * The choice that this value says; null where it says none to be believed.
 * @param {string} value
 * @param {number} now in seconds since the epoch
 * @param {number} maxAge in seconds
 * @return {?Choice}
 */
export function readChoice(value, now, maxAge) {
  const match = value.length > LONGEST ? null : VALUE.exec(value);
  if (!match) {
    return null;
  }
  const at = +match[2];
  const grants = match[4] ? match[4].split('.') : [];
  const granted = new Map(/** @type {!Array<!Array<string>>} */ (map(grants, grant => grant.split('~'))));
  const believed = granted.size === grants.length && !granted.size === !match[3]
      && at <= now + CLOCK_SKEW && at >= now - maxAge;
  return believed ? {text: value, revision: match[1], at, id: match[3], granted} : null;
}

/**
 * The first choice to be believed among the cookies of this name: one may hide behind another of a longer path.
 * @param {string} cookies as `document.cookie` tells them
 * @param {string} name
 * @param {number} now in seconds since the epoch
 * @param {number} maxAge in seconds
 * @return {?Choice}
 */
export function findChoice(cookies, name, now, maxAge) {
  let found = null;
  find(cookies.split('; '), cookie => {
    found = cookie.startsWith(name + '=') ? readChoice(cookie.slice(name.length + 1), now, maxAge) : null;
    return found;
  });
  return found;
}
