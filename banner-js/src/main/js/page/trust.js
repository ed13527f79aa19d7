/* SPDX-License-Identifier: Apache-2.0 */
/** Text that a page with Trusted Types accepts from us: text by the server or the page, changed or restored by us. */
import {attempt} from '../builtins.js';

const types = /** @type {?} */ (window['trustedTypes']);
const pass = text => text;
const rules = {'createHTML': pass, 'createScriptURL': pass};

/** If the page's policy does not list this name, everything that needs trusted text stays blocked. */
const policy = attempt(() => types.createPolicy('cookie-charter', rules)) || rules;

/** @return {?} trusted markup, if the browser supports it */
export const trustedMarkup = text => policy['createHTML'](text);

/** @return {?} a trusted address, if the browser supports it */
export const trustedAddress = text => policy['createScriptURL'](text);

/** Returns whether this is markup that a policy of the page has approved. */
export const isTrusted = given => !!types?.isHTML(given);

/** Returns whether a policy of the page has approved this text. */
const isApproved = given => isTrusted(given) || types?.isScriptURL(given) || types?.isScript(given);

/**
 * Returns this argument as text. An object, unless it is trusted text, is replaced by its text, or by one that fails
 * alike: its `toString` may have effects, or return another text the next time.
 * @param {!Array<?>} args
 * @param {number} index
 * @return {string}
 */
export const textOf = (args, index) => {
  const given = args[index];
  if (Object(given) === given && !isApproved(given)) {
    try {
      args[index] = `${given}`;
    } catch (error) {
      args[index] = {toString() {
        throw error;
      }};
    }
  }
  return `${args[index]}`;
};

/**
 * Markup that we changed is as trusted as before: plain text remains text, which the page's own default policy checks.
 */
export const asTrustedAs = (given, changed) => isTrusted(given) ? trustedMarkup(changed) : changed;
