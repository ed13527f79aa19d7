/** Texts that hold a number: a language has one form for each of its plural categories. */
import {fill} from './element.js';

/**
 * The form that fits the number. Where the browser knows no plural rules, or not those of this language, English ones
 * choose: `one` and `other` are in every language that browsers may lack.
 * @param {!Object<string, string>} forms by CLDR category; always with `other`
 * @param {string} language
 * @param {number} n
 * @return {string}
 */
export function plural(forms, language, n) {
  const category = Intl.PluralRules
      ? new Intl.PluralRules([language, 'en']).select(n)
      : n === 1 ? 'one' : 'other';
  return fill(forms[category] || forms['other'], {'n': n});
}
