/**
 * @fileoverview What the compiler must not rename: the policy that the server puts in front of the bundle, and the JSON
 * that it answers.
 *
 * The policy's members `cookie`, `localStorage`, `sessionStorage` and `indexedDB` map names and patterns to services, so
 * the name of the choice's own cookie is `cookieName`; without it, it is `cookies_preferences`. `labels` says what the
 * button in the corner is called in each language: it is drawn without a request for texts.
 * @externs
 */

/** @record */
function CookieCharterPolicy() {}
/** @type {string} */ CookieCharterPolicy.prototype.path;
/** @type {(string|undefined)} */ CookieCharterPolicy.prototype.cookieName;
/** @type {number} */ CookieCharterPolicy.prototype.maxAge;
/** @type {string} */ CookieCharterPolicy.prototype.revision;
/** @type {string} */ CookieCharterPolicy.prototype.mode;
/** @type {string} */ CookieCharterPolicy.prototype.undeclared;
/** @type {string} */ CookieCharterPolicy.prototype.language;
/** @type {!Array<string>} */ CookieCharterPolicy.prototype.languages;
/** @type {!Object<string, string>} */ CookieCharterPolicy.prototype.labels;
/** @type {!Object<string, !CookieCharterRule>} */ CookieCharterPolicy.prototype.categories;
/** @type {!Object<string, !CookieCharterRule>} */ CookieCharterPolicy.prototype.services;
/** @type {!Array<string>} */ CookieCharterPolicy.prototype.noRenew;
/** @type {(!Object<string, string>|undefined)} */ CookieCharterPolicy.prototype.origins;

/** @record */
function CookieCharterRule() {}
/** @type {string} */ CookieCharterRule.prototype.consent;
/** @type {string} */ CookieCharterRule.prototype.category;
/** @type {string} */ CookieCharterRule.prototype.fingerprint;
/** @type {string} */ CookieCharterRule.prototype.provider;

/** @record */
function CookieCharterCatalogue() {}
/** @type {string} */ CookieCharterCatalogue.prototype.language;
/** @type {string} */ CookieCharterCatalogue.prototype.direction;
/** @type {!Array<!CookieCharterEntry>} */ CookieCharterCatalogue.prototype.categories;
/** @type {!Array<!CookieCharterEntry>} */ CookieCharterCatalogue.prototype.services;
/** @type {!Object<string, ?>} a text, or its plural forms */ CookieCharterCatalogue.prototype.texts;

/** @record */
function CookieCharterEntry() {}
/** @type {string} */ CookieCharterEntry.prototype.id;
/** @type {string} */ CookieCharterEntry.prototype.name;
/** @type {(string|undefined)} */ CookieCharterEntry.prototype.purpose;
/** @type {(string|undefined)} */ CookieCharterEntry.prototype.description;
/** @type {string} */ CookieCharterEntry.prototype.consent;
/** @type {string} */ CookieCharterEntry.prototype.provider;
/** @type {string} */ CookieCharterEntry.prototype.locationText;
/** @type {string} */ CookieCharterEntry.prototype.category;
/** @type {(string|undefined)} */ CookieCharterEntry.prototype.privacyPolicy;
/** @type {!Array<!CookieCharterEntry>} */ CookieCharterEntry.prototype.cookies;
/** @type {string} */ CookieCharterEntry.prototype.durationText;
/** @type {boolean} */ CookieCharterEntry.prototype.thirdPartyAccess;

/** @type {!CookieCharterPolicy} */
var cookieCharterPolicy;

/** @type {(boolean|undefined)} */
Navigator.prototype.globalPrivacyControl;

/** @type {!Array<!CSSStyleSheet>} */
Document.prototype.adoptedStyleSheets;

/** @param {string} text */
CSSStyleSheet.prototype.replaceSync = function(text) {};
