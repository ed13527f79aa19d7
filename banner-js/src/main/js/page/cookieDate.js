/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The date of an `Expires` attribute, as browsers read it (RFC 6265bis, 5.6.1): its parts are known by their form, in any
 * order. `CookieDate.java` reads by the same rules, and both are tested by the same vectors.
 */
import {some} from '../builtins.js';

const TOKEN = /[^\t -/;-@[-`{-~]+/g;
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

/**
 * Whether browsers may find another date in this text than the standard does. Chromium takes whole tokens only, and years of
 * up to five digits.
 * @param {string} text
 */
export function isDisputedDate(text) {
  const seen = {'time': false, 'day': false, 'year': false};
  return some(text.match(TOKEN) || [], token => {
    if (!/^\d/.test(token) || seen['day'] && seen['year'] && (seen['time'] || !token.includes(':'))) {
      return false;
    }
    const kind = token.includes(':') ? 'time' : seen['day'] || /^\d{3}/.test(token) ? 'year' : 'day';
    const plain = {'time': /^\d\d?:\d\d?:\d\d?$/, 'day': /^\d\d?$/, 'year': /^\d{2,4}$/}[kind].test(token) && !(kind === 'time' && seen['time']);
    seen[kind] = true;
    return !plain;
  });
}

/**
 * @param {string} text
 * @return {number} milliseconds since the epoch; NaN if browsers find no date in it, and ignore the attribute
 */
export function parseCookieDate(text) {
  let time;
  let day;
  let month;
  let year;
  TOKEN.lastIndex = 0;
  for (let token; (token = TOKEN.exec(text));) {
    const [part] = token;
    const clock = /^(\d\d?):(\d\d?):(\d\d?)(?!\d)/.exec(part);
    const name = /^[a-z]{3}/i.exec(part);
    const index = name ? MONTHS.indexOf(name[0].toLowerCase()) : -1;
    const digits = /^\d+/.exec(part)?.[0];
    if (!time && clock) {
      time = clock;
    } else if (day === undefined && /^\d\d?(?!\d)/.test(part)) {
      day = +digits;
    } else if (month === undefined && index >= 0 && index % 3 === 0) {
      month = index / 3;
    } else if (year === undefined && /^\d{2,4}(?!\d)/.test(part)) {
      year = +digits;
    }
  }
  if (!time || day === undefined || month === undefined || year === undefined) {
    return NaN;
  }
  const full = year <= 69 ? year + 2000 : year <= 99 ? year + 1900 : year;
  const [hour, minute, second] = [+time[1], +time[2], +time[3]];
  const date = new Date(Date.UTC(full, month, day, hour, minute, second));
  return full >= 1601 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60 ? +date : NaN;
}
