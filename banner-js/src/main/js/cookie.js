/* SPDX-License-Identifier: Apache-2.0 */
/** One assignment to `document.cookie`, read as a browser reads it (RFC 6265bis, 5.6). */

/**
 * What the browser will send back: `=_ga=1` has no name, and comes back as `_ga=1`.
 * @param {string} text
 * @return {string}
 */
export const pairOf = text => text.split(';')[0].trim().replace(/^=\s*/, '');

/**
 * @param {string} text
 * @return {string}
 */
export const nameOf = text => pairOf(text).split('=')[0].trim();

/**
 * Whether it only deletes. The last attribute of a name counts, and Max-Age counts more than Expires.
 * @param {string} text
 * @param {number} now in milliseconds since the epoch
 * @return {boolean}
 */
export function deletes(text, now) {
  const last = name => new RegExp('.*;\\s*' + name + '\\s*=([^;]*)', 'i').exec(text)?.[1];
  const age = last('max-age');
  return /^\s*-?\d+\s*$/.test(age) ? age <= 0 : Date.parse(last('expires')) <= now;
}
