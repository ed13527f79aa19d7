/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The style of the interface, on first use. It came with the policy: a constructed sheet satisfies `style-src 'self'`.
 * All rules are important, except for custom properties, and in a cascade layer: such rules override those of the page,
 * whatever their specificity. Browsers that cannot construct sheets load the same rules from the server.
 */
import {each, includes, pageDocument, soon} from './builtins.js';
import {OURS, draw} from './dom.js';
import {wrapGetters, wrapSetters} from './page/wrapping.js';

let sheet;

/** The documents and shadow roots that have the style. */
const styled = new WeakSet();
let adding = false;

/** A page may replace the list of its sheets, or change it, or disable all of them. */
const add = root => {
  adding = true;
  const sheets = [...root.adoptedStyleSheets];
  if (styled.has(root) && !includes(sheets, sheet)) {
    root.adoptedStyleSheets = [...sheets, sheet];
  }
  sheet.disabled = adding = false;
};

/**
 * @param {!CookieCharterPolicy} policy
 * @param {string} endpoint
 * @param {?} root the document, or a shadow root
 */
export function applyStyle({style}, endpoint, root) {
  if (!pageDocument.adoptedStyleSheets) {
    if (!sheet) {
      sheet = draw(['link', {'rel': 'stylesheet', 'href': endpoint + '/banner.css'}]);
      pageDocument.head.append(sheet);
    }
    return;
  }
  if (!sheet) {
    sheet = new CSSStyleSheet();
    // The page's own <base> is none of ours; Chromium ignores that of the sheet.
    sheet.replaceSync('@layer cookie-charter{' + style.replace(/\|/g, '.' + OURS).replace(/url\(/g, '$&' + location.origin).replace(/[{;]\s*\w[^{};]+/g, '$&!important') + '}');
    // The page may change the list that it gets, and reads back what it wrote.
    const follow = self => adding || soon(() => add(self));
    each([Document, ShadowRoot], owner => each([wrapGetters, wrapSetters], wrap => wrap(owner, 'adoptedStyleSheets', null, follow)));
  }
  styled.add(root);
  add(root);
}

/**
 * Reserves room below the page's content, by a rule instead of attributes: frameworks that take over a whole document
 * expect those of its root element as the server wrote them.
 * @param {number} height in pixels, 0 for none
 */
export function reserveRoom(height) {
  // The rules of the server's file are in a sheet of their own, once it is loaded.
  const rules = sheet.cssRules ? sheet : sheet.sheet;
  if (rules?.cssRules[1]) {
    rules.deleteRule(1);
  }
  if (height) {
    rules?.insertRule(`@layer cookie-charter{@media screen{:root{--cookie-charter-height:${height}px;scroll-padding-bottom:${
        height}px!important}body{padding-bottom:${height}px!important}}}`, 1);
  }
}
