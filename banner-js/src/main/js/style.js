/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The style of the interface, on first use. It came with the policy: a constructed sheet satisfies `style-src 'self'`.
 * All rules are important, except for custom properties, and in a cascade layer: such rules override those of the page,
 * whatever their specificity. Browsers that cannot construct sheets load the same rules from the server.
 */
import {includes} from './builtins.js';
import {OURS, draw} from './dom.js';
import {wrapSetters} from './page/wrapping.js';

const HEIGHT = '--cookie-charter-height';

let sheet;

/** A page may replace the list of its sheets, or remove ours from it. */
const add = root => {
  if (!includes([...root.adoptedStyleSheets], sheet)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
};

/**
 * @param {!CookieCharterPolicy} policy
 * @param {string} endpoint
 * @param {?} root the document, or a shadow root
 */
export function applyStyle({style}, endpoint, root) {
  if (!document.adoptedStyleSheets) {
    if (!sheet) {
      sheet = draw(['link', {'rel': 'stylesheet', 'href': endpoint + '/banner.css'}]);
      document.head.append(sheet);
    }
    return;
  }
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync('@layer cookie-charter{' + style.replace(/[{;]\s*\w[^{};]+/g, '$&!important') + '}');
    wrapSetters(Document, 'adoptedStyleSheets', null, add);
  }
  add(root);
}

/**
 * Reserves room below the page's content, by a rule instead of attributes: frameworks that take over a whole document
 * expect those of its root element as the server wrote them.
 * @param {number} height in pixels, 0 for none
 */
export function reserveRoom(height) {
  const page = document.documentElement;
  if (!document.adoptedStyleSheets) {
    page.classList.toggle(OURS + 'page', height > 0);
    page.style.setProperty(HEIGHT, height + 'px');
    return;
  }
  if (sheet.cssRules[1]) {
    sheet.deleteRule(1);
  }
  if (height) {
    sheet.insertRule(`@layer cookie-charter{:root{${HEIGHT}:${height}px}@media screen{:root{scroll-padding-bottom:${
        height}px!important}body{padding-bottom:${height}px!important}}}`, 1);
  }
}
