/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Draws what the server has created: `["p", {"class": "…"}, "text", ["b", {}, "more"]]` is a paragraph. Nothing is ever
 * parsed as HTML, so no text can become markup, and a page may require Trusted Types.
 */

import {each, hasAttribute, keys, pageDocument, removeAttribute, select, setAttribute} from './builtins.js';

/** The beginning of every class: content blockers hide most other names of this kind. */
export const OURS = 'cookie-charter__';

/** The elements that this script drew, as opposed to copies by the page. */
const drawn = new WeakSet();

/**
 * @param {(string|!Array<?>)} tree a text, or a tag, its attributes and its children
 * @return {?} the element
 */
export function draw(tree) {
  if (typeof tree === 'string') {
    return tree;
  }
  const [tag, attributes, ...children] = tree;
  const made = pageDocument.createElement(tag);
  // The page's own <base> is none of ours.
  each(keys(attributes), name => setAttribute(made, name,
      name === 'href' && attributes[name][0] === '/' ? location.origin + attributes[name] : attributes[name]));
  each(children, child => made.append(draw(child)));
  drawn.add(made);
  return made;
}

/**
 * Removes copies of our elements, whose buttons do nothing: pages create such copies when they restore a saved body or
 * its markup. Elements for browsers without scripts are removed too, also from frames.
 */
export const removeCopies = root =>
  each(select(root, '.' + OURS + 'root,.' + OURS + 'noscript'), element => drawn.has(element) || element.remove());

/**
 * Adds the actions to the buttons in an element, by the names of the buttons; each action gets a function that shows
 * its failure.
 * @param {?} made
 * @param {!Object<string, ?>} actions
 */
export function operate(made, actions) {
  made.addEventListener('click', ({target}) => {
    const action = actions[target.name];
    if (action) {
      action(text => {
        const alert = made.querySelector('[role=alert]');
        alert.textContent = text;
        alert.scrollIntoView();
      });
    }
  });
}

/**
 * Removes an element. The focus that was in it returns to the opener or, if that is gone too, to the start of the
 * page's content.
 * @param {?} made
 * @param {?=} opener
 */
export function removeElement(made, opener) {
  const inside = made.contains(pageDocument.activeElement);
  made.remove();
  if (inside) {
    const next = pageDocument.contains(opener || null) ? opener : pageDocument.querySelector('main,h1') || pageDocument.body;
    if (next.tabIndex < 0 && !hasAttribute(next, 'tabindex')) {
      next.tabIndex = -1;
      next.addEventListener('blur', () => removeAttribute(next, 'tabindex'), {once: true});
    }
    next.focus({preventScroll: true});
  }
}
