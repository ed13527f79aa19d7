/* SPDX-License-Identifier: Apache-2.0 */
/** The origin of this script, and the window of the site that draws the interface. */
import {Address, attempt} from '../builtins.js';

const script = document.currentScript;

/** The name by which the windows of a site find the one page layer that serves all of them. */
export const KEY = Symbol.for('cookie-charter');

/** @param {string} path of the endpoints */
export function home(path) {
  const source = script?.src || location.href;
  // In a sandbox, and in a document that a script wrote, there is only the script's own origin.
  const origin = /^https?:/.test(location.protocol) && location.origin !== 'null' ? location.origin : new Address(source).origin;
  const nonce = script?.nonce;
  // The page counts its elements without ours.
  script?.remove();
  return {
    host: new Address(origin).host,
    endpoint: origin + path,
    tag: '<script src="' + (script?.src || origin + path + '/banner.js') + '"' + (nonce ? ' nonce="' + nonce + '"' : '') + '><\/script>',
  };
}

/** @return {?} the outermost window of the site that has a page layer; this one if there is none further out */
export function siteWindow() {
  let found = window;
  // Any window outside an inaccessible one belongs to another site.
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
 * Returns whether this page draws the interface: no page of the same site contains it, and it can store a choice, which
 * a sandbox cannot.
 */
export const isOutermost = () =>
  window.origin !== 'null' && (window.parent === window || !attempt(() => window.parent.document));
