/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @fileoverview The names that the compiler must not change: those of the policy in front of the bundle, and of the
 * JSON in the server's responses.
 *
 * The policy's members `cookie`, `localStorage`, `sessionStorage` and `indexedDB` map names and patterns to services: a
 * name before every pattern, a longer pattern before a shorter one, so that the first match decides. Therefore the name
 * of the consent cookie is `cookieName`. While the choice of an account applies, it is in another one, `choiceName`.
 * `asked` are the categories on which there is a choice. `labels` has the button's label in each language, because the
 * button is drawn without a request for the layers. `layers` has those that are included, by language without region.
 * `gpc` is set by `gpc.js`, in front of the bundle, if the browser objects to something: it shows that by the function
 * `settle` that it gets. `prompt` replaces `asked` before a choice; `gpc.js` and `regions.js` set it.
 * @externs
 */

/** @record */
function CookieCharterPolicy() {}
/** @type {string} */ CookieCharterPolicy.prototype.path;
/** @type {string} */ CookieCharterPolicy.prototype.cookieName;
/** @type {(string|undefined)} */ CookieCharterPolicy.prototype.choiceName;
/** @type {string} */ CookieCharterPolicy.prototype.revision;
/** @type {string} */ CookieCharterPolicy.prototype.mode;
/** @type {string} */ CookieCharterPolicy.prototype.undeclared;
/** @type {!Object<string, string>} */ CookieCharterPolicy.prototype.labels;
/** @type {!Object<string, function(...?): !CookieCharterLayers>} */ CookieCharterPolicy.prototype.layers;
/** @type {string} */ CookieCharterPolicy.prototype.style;
/** @type {!Array<string>} */ CookieCharterPolicy.prototype.asked;
/** @type {!Object<string, !CookieCharterRule>} */ CookieCharterPolicy.prototype.categories;
/** @type {!Object<string, !CookieCharterRule>} */ CookieCharterPolicy.prototype.services;
/** @type {!Array<string>} */ CookieCharterPolicy.prototype.noRenew;
/** @type {(!Object<string, string>|undefined)} */ CookieCharterPolicy.prototype.origins;
/** @type {(!Array<string>|undefined)} */ CookieCharterPolicy.prototype.quiet;

/** @type {(function(function(!Promise, function(string), string=))|undefined)} */ CookieCharterPolicy.prototype.gpc;
/** @type {(!Array<string>|undefined)} */ CookieCharterPolicy.prototype.prompt;

/** @record */
function CookieCharterRule() {}
/** @type {string} */ CookieCharterRule.prototype.consent;
/** @type {string} */ CookieCharterRule.prototype.category;
/** @type {string} */ CookieCharterRule.prototype.fingerprint;
/** @type {string} */ CookieCharterRule.prototype.provider; // for a category, all of its providers

/** @record */
function CookieCharterLayers() {}
/** @type {!Array<?>} */ CookieCharterLayers.prototype.notice;
/** @type {!Array<?>} */ CookieCharterLayers.prototype.preferences;
/** @type {!Array<?>} */ CookieCharterLayers.prototype.placeholder;
/** @type {!Object<string, !Array<?>>} */ CookieCharterLayers.prototype.about; // who receives what, by service or category
/** @type {!Object<string, string>} */ CookieCharterLayers.prototype.texts;

/** @type {!CookieCharterPolicy} */
var cookieCharterPolicy;

/** @type {(boolean|undefined)} */
Navigator.prototype.globalPrivacyControl;

/** @type {!Array<!CSSStyleSheet>} */
Document.prototype.adoptedStyleSheets;

/** @type {?} */
Window.prototype.CookieStore;

/** @param {string} text */
CSSStyleSheet.prototype.replaceSync = function(text) {};
