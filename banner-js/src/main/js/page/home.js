/* SPDX-License-Identifier: Apache-2.0 */
/** Where this script comes from, and which window of the site draws the interface. */
import {attempt} from '../builtins.js';

const script = document.currentScript;

/** By this name the windows of a site find the one page layer that serves all of them. */
export const KEY = Symbol.for('cookie-charter');

/** @param {string} path of the endpoints */
export function home(path) {
  const source = script?.src || location.href;
  // In a sandbox, and in a document that a script wrote, there is no origin but the script's own.
  const origin = /^https?:/.test(location.protocol) && location.origin !== 'null' ? location.origin : new URL(source).origin;
  const nonce = script?.nonce;
  // The page counts its elements without ours.
  script?.remove();
  return {
    host: new URL(origin).host,
    endpoint: origin + path,
    tag: '<script src="' + (script?.src || origin + path + '/banner.js') + '"' + (nonce ? ' nonce="' + nonce + '"' : '') + '><\/script>',
  };
}

/** @return {?} the outermost window of the site that has a page layer; this one if there is none further out */
export function siteWindow() {
  let found = window;
  // Whatever is further out than a window that cannot be looked at belongs to another site.
  attempt(() => {
    for (let view = window; view !== view.parent; view = view.parent) {
      if (view.parent.document && view.parent[KEY]) {
        found = view.parent;
      }
    }
  });
  return found;
}

/**
 * Whether this page is the one to draw an interface in: no page of the same site is around it, and it can store a choice,
 * which a sandbox cannot.
 */
export const isOutermost = () =>
  window.origin !== 'null' && (window.parent === window || !attempt(() => window.parent.document));
