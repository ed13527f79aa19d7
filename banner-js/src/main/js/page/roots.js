/* SPDX-License-Identifier: Apache-2.0 */
/** All trees of elements to check: documents of this page and its frames, and their shadow roots. */
import {defaultView, each, filter, includes, isConnected, nodeType, select} from '../builtins.js';
import {wrapMethods} from './wrapping.js';

const {MutationObserver: Observer} = window;

/**
 * @param {function(): void} changed runs when elements were added
 * @param {function(!Event): void} loaded runs when a resource in a root has loaded, such as a frame
 * @param {function(!Event): void} clicked
 * @param {function(!Event): void} scriptReached runs when the parser reaches a script that waits in its place
 */
export function roots(changed, loaded, clicked, scriptReached) {
  /** Shadow roots may be closed, so those that scripts attach are recorded by their element. */
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
    /** Restores the listeners of a document that was opened again without them. */
    reopened: listen,
    guard(view) {
      wrapMethods(view.Element, 'attachShadow', null, addShadow);
      wrapMethods(view.HTMLElement, 'attachInternals', null, (self, {shadowRoot}) => addShadow(self, shadowRoot));
    },
    /** @return {!Array<!Node>} the roots that are still part of a page */
    all() {
      all = filter(all, root => nodeType(root) === 9 ? root === document || defaultView(root) : isConnected(root));
      return all;
    },
  };
}
