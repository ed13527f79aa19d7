/* SPDX-License-Identifier: Apache-2.0 */
/** One assignment to `document.cookie`, parsed as browsers parse it (RFC 6265bis, 5.6). */
import {each, split} from '../builtins.js';
import {isDisputedDate, parseCookieDate} from './cookieDate.js';

/** Browsers trim spaces and tabs, and nothing else. */
const trim = text => text.replace(/^[ \t]+|[ \t]+$/g, '');

/**
 * Returns the text that the browser will send: `=_ga=1` has no name, and is sent as `_ga=1`.
 * @param {string} text
 * @return {string}
 */
export const pairOf = text => {
  const pair = trim(split(text, ';')[0]);
  const at = pair.indexOf('=');
  const name = trim(pair.slice(0, Math.max(at, 0)));
  const value = trim(pair.slice(at + 1));
  return name ? name + '=' + value : value;
};

/**
 * @param {string} text
 * @return {string}
 */
export const nameOf = text => trim(split(pairOf(text), '=')[0]);

/**
 * @param {string} text
 * @return {!Object<string, string>} the last value of each attribute, by its name in lower case
 */
export function attributesOf(text) {
  const attributes = {};
  each(split(text, ';').slice(1), part => {
    const at = part.indexOf('=');
    const name = trim(at < 0 ? part : part.slice(0, at)).toLowerCase();
    const value = at < 0 ? '' : trim(part.slice(at + 1));
    // An attribute that browsers cannot parse does not override an earlier one.
    if (name === 'max-age' ? /^-?\d+$/.test(value) : name !== 'expires' || parseCookieDate(value) === parseCookieDate(value)) {
      attributes[name] = value;
    }
  });
  return attributes;
}

/**
 * Returns whether the assignment only deletes. Max-Age has precedence over Expires.
 * @param {string} text
 * @param {number} now in milliseconds since the epoch
 * @return {boolean}
 */
export function deletes(text, now) {
  const {'max-age': age, 'expires': expires} = attributesOf(text);
  return age ? +age <= 0 : !isDisputedDate(expires || '') && parseCookieDate(expires || '') <= now;
}
