/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The style of the interface, on first use. It came with the policy: a constructed sheet satisfies `style-src 'self'`.
 * All rules are important, except for custom properties, and in a cascade layer: such rules override those of the page,
 * whatever their specificity. Browsers that cannot construct sheets load the same rules from the server.
 */
import {includes} from './builtins.js';
import {draw} from './dom.js';
import {wrapSetters} from './page/wrapping.js';

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
