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
  const age = /.*;\s*max-age\s*=\s*(-?\d+)\s*(;|$)/i.exec(text);
  const end = /.*;\s*expires\s*=([^;]*)/i.exec(text);
  return age ? Number(age[1]) <= 0 : !!end && Date.parse(end[1]) <= now;
}
