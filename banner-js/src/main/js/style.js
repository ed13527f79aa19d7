/**
 * The style of all that is drawn, once it is needed. A constructed sheet satisfies `style-src 'self'`; browsers without
 * one load the same rules from the server.
 */
import {element} from './element.js';
import {STYLESHEET} from './stylesheet.js';

let applied = false;

/** @param {string} path */
export function applyStyle(path) {
  if (applied) {
    return;
  }
  applied = true;
  if (document.adoptedStyleSheets && CSSStyleSheet.prototype.replaceSync) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLESHEET);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } else {
    document.head.append(element('link', {'rel': 'stylesheet', 'href': path + '/banner.css'}));
  }
}
