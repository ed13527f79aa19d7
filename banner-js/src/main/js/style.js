/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The style of all that is drawn, once it is needed. It came with the policy: a constructed sheet satisfies `style-src
 * 'self'`. All of it is important, but for custom properties, and in a cascade layer: such rules beat those of the page,
 * whatever these weigh. Browsers that cannot construct sheets load the same from the server.
 */
import {draw} from './draw.js';

let applied = false;

/** @param {!CookieCharterPolicy} policy */
export function applyStyle({path, style}) {
  if (applied) {
    return;
  }
  applied = true;
  if (document.adoptedStyleSheets) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
        '@layer cookie-charter{' + style.replace(/[{;]\w[^{};]+/g, '$&!important') + '}');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } else {
    document.head.append(draw(['link', {'rel': 'stylesheet', 'href': path + '/banner.css'}]));
  }
}
