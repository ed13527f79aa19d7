/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A choice, as the cookie `cookies_preferences` contains it. Pure; `ChoiceCookie.java` parses by the same rules, and
 * both are tested by the same vectors. The page cannot check the signature; the server does.
 */

import {find, map} from './builtins.js';

/**
 * The text is the cookie's value. The grants map ids of categories and services to the fingerprints under which they
 * were granted.
 */
/** @typedef {{text: string, revision: string, at: number, id: (string|undefined), granted: !Map<string, string>}} */
export let Choice;

const MAX_LENGTH = 1024;
const CLOCK_SKEW = 86400;
const GRANT = '[a-z\\d][a-z\\d-]{0,39}~[\\da-f]{6}';
const VALUE = new RegExp(
    '^v=1&rev=([\\da-f]{8})&at=(\\d{1,12})(?:&id=([\\w-]{22}))?&ok=((?:' + GRANT + '(?:\\.' + GRANT + ')*)?)&sig=[\\w-]{22}$');

/**
 * Parses this value; returns null if it contains no valid choice.
 * @param {string} value
 * @param {number} now in seconds since the epoch
 * @param {number} maxAge in seconds
 * @return {?Choice}
 */
export function readChoice(value, now, maxAge) {
  const match = value.length > MAX_LENGTH ? null : VALUE.exec(value);
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
 * Returns the first valid choice among the cookies of this name: another cookie with a longer path may precede it.
 * @param {string} cookies as `document.cookie` returns them
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
