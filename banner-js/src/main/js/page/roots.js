/* SPDX-License-Identifier: Apache-2.0 */
/** All trees of elements that are to be looked at: documents of this page and its frames, and their shadow roots. */
import {each, filter, includes, isConnected, nodeType, select} from '../builtins.js';
import {wrapMethods} from './wrapping.js';

const {MutationObserver: Observer} = window;

/**
 * @param {function(): void} changed is called when elements were added
 * @param {function(!Event): void} loaded is called when something in a root has loaded, a frame for example
 * @param {function(!Event): void} clicked
 * @param {function(!Event): void} scriptReached is called when the parser has reached a script that waits in its place
 */
export function roots(changed, loaded, clicked, scriptReached) {
  /** Shadow roots may be closed, so those that scripts attach are remembered by their element. */
  const shadows = new WeakMap();
  const observed = new WeakSet();
  let all = [];
  let hasShadows = false;

  const listen = root => {
    root.addEventListener('load', loaded, true);
    root.addEventListener('click', clicked);
    root.addEventListener('consentscript', scriptReached);
  };

  const add = root => {
    if (root && !observed.has(root)) {
      observed.add(root);
      listen(root);
      new Observer(records => {
        if (hasShadows) {
          each(records, record => each([...record.addedNodes], walk));
        }
        changed();
      }).observe(root, {childList: true, subtree: true});
    }
    if (root && !includes(all, root)) {
      all.push(root);
      walk(root);
      changed();
    }
  };

  const addShadow = (element, shadow) => {
    if (shadow) {
      hasShadows = true;
      shadows.set(element, shadow);
      add(shadow);
    }
  };

  /** Finds the shadow roots in an element, or a document. */
  const walk = node => each(select(node, '*'), element => addShadow(element, shadows.get(element) || element.shadowRoot));

  return {
    add,
    walk,
    /** A document was opened again, without the listeners that it had. */
    reopened: listen,
    guard(view) {
      wrapMethods(view.Element, 'attachShadow', null, addShadow);
      wrapMethods(view.HTMLElement, 'attachInternals', null, (self, {shadowRoot}) => addShadow(self, shadowRoot));
    },
    /** @return {!Array<!Node>} those that are still part of a page */
    all() {
      all = filter(all, root => nodeType(root) === 9 ? root === document || root.defaultView : isConnected(root));
      return all;
    },
  };
}
