/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The date of an `Expires` attribute, as browsers parse it (RFC 6265bis, 5.6.1): its parts are recognized by their
 * form, in any order. `CookieDate.java` parses by the same rules, and both are tested by the same vectors.
 */
import {each, keys, some} from '../builtins.js';

const TOKEN = /[^\t -/;-@[-`{-~]+/g;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec';

/** The parts, each as the beginning of a token: the first matching token counts. */
const PARTS = {
  'time': /^(\d\d?):(\d\d?):(\d\d?)(?!\d)/,
  'day': /^\d\d?(?!\d)/,
  'month': new RegExp('^(' + MONTHS.replace(/ /g, '|') + ')', 'i'),
  'year': /^\d{2,4}(?!\d)/,
};

const tokensOf = text => text.match(TOKEN) || [];

/**
 * Returns whether browsers may parse this text as another date than the standard does. Chromium accepts whole tokens
 * only, and years of up to five digits.
 * @param {string} text
 */
export function isDisputedDate(text) {
  const seen = {};
  return some(tokensOf(text), token => {
    const isTime = token.includes(':');
    if (!/^\d/.test(token) || seen['day'] && seen['year'] && (seen['time'] || !isTime)) {
      return false;
    }
    const kind = isTime ? 'time' : seen['day'] || /^\d{3}/.test(token) ? 'year' : 'day';
    const disputed = isTime && seen['time'] || PARTS[kind].exec(token)?.[0] !== token;
    seen[kind] = true;
    return disputed;
  });
}

/**
 * @param {string} text
 * @return {number} milliseconds since the epoch; NaN if browsers find no date in it, and ignore the attribute
 */
export function parseCookieDate(text) {
  const found = {};
  each(tokensOf(text), token =>
    some(keys(PARTS), part => !found[part] && (found[part] = PARTS[part].exec(token))));
  const {'time': time, 'day': day, 'month': month, 'year': year} = found;
  if (!time || !day || !month || !year) {
    return NaN;
  }
  const [, hour, minute, second] = time;
  // `Date.UTC` adds 1900 to years below 100.
  const fullYear = year < 70 ? +year + 2000 : year;
  const date = new Date(Date.UTC(fullYear, MONTHS.indexOf(month[0].toLowerCase()) / 4, day, hour, minute, second));
  return date.getUTCFullYear() > 1600 && date.getUTCDate() === +day && hour < 24 && minute < 60 && second < 60 ? +date : NaN;
}
