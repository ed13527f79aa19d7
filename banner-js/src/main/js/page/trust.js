/* SPDX-License-Identifier: Apache-2.0 */
/** Text that a page with Trusted Types accepts from us: what the server or the page wrote, and we changed or gave back. */
import {attempt} from '../builtins.js';

const types = /** @type {?} */ (window['trustedTypes']);
const pass = text => text;
const rules = {'createHTML': pass, 'createScriptURL': pass};

/** If the page's policy does not list this name, what needs trusted text stays blocked. */
const policy = attempt(() => types.createPolicy('cookie-charter', rules)) || rules;

/** @return {?} trusted markup, if the page knows such a thing */
export const trustedMarkup = text => policy['createHTML'](text);

/** @return {?} a trusted address, if the page knows such a thing */
export const trustedAddress = text => policy['createScriptURL'](text);

/** Whether this is markup that a policy of the page has approved of. */
export const isTrusted = given => !!types?.isHTML(given);

/** Markup that we changed is as trustworthy as it was: text stays text, which the page's own default policy looks at. */
export const asTrustedAs = (given, changed) => isTrusted(given) ? trustedMarkup(changed) : changed;
