/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A choice, as the cookie `cookies_preferences` contains it. Pure; `ChoiceCookie.java` parses by the same rules, and
 * both are tested by the same vectors. The page cannot check the signature; the server does.
 */

import {find, map, split} from './builtins.js';

/**
 * The text is the cookie's value. The grants map ids of categories and services to the fingerprints under which they
 * were granted. The refusals are fingerprints of services. The revision is false if the grants have expired, so that
 * only refusals are left; browsers delete the cookie when these expire too.
 *
 * @typedef {{text: string, revision: (string|boolean), at: number, id: (string|boolean|undefined),
 *   granted: !Map<string, string>, refused: !Array<string>}}
 */
export let Choice;

const CLOCK_SKEW = 86400;
const GRANT = '[a-z\\d][a-z\\d-]{0,39}~[\\da-f]{6}';
const VALUE = new RegExp(
    '^(?=.{0,1024}$)v=1&rev=([\\da-f]{8})&at=(\\d{1,12})&until=(\\d{1,12})(?:&id=([\\w-]{22})&ok=(' + GRANT + '(?:\\.' + GRANT
    + ')*)|&ok=)&no=((?:[\\da-f]{6})*)&sig=[\\w-]{22}$');

/**
 * Parses this value; returns null if it contains no valid choice.
 * @param {string} value
 * @param {number} now in seconds since the epoch
 * @return {?Choice}
 */
export function readChoice(value, now) {
  const [, revision, at, until, id, ok, no] = VALUE.exec(value) || [];
  const lasts = now <= until;
  const grants = map(lasts && ok ? split(ok, '.') : [], grant => split(grant, '~'));
  const granted = new Map(/** @type {!Array<!Array<string>>} */ (grants));
  return granted.size === grants.length && at <= now + CLOCK_SKEW && (lasts || id && no)
    ? {text: value, revision: lasts && revision, at: +at, id: lasts && id, granted, refused: no.match(/.{6}/g) || []}
    : null;
}

/**
 * Returns the first valid choice among the cookies of this name: another cookie with a longer path may precede it.
 * @param {string} cookies as `document.cookie` returns them
 * @param {string} name
 * @param {number} now in seconds since the epoch
 * @return {?Choice}
 */
export function findChoice(cookies, name, now) {
  let found = null;
  find(split(cookies, '; '), cookie => {
    found = cookie.startsWith(name + '=') ? readChoice(cookie.slice(name.length + 1), now) : null;
    return found;
  });
  return found;
}
