/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The first layer. As a bar or in the corner it takes no focus and blocks nothing: a screen reader is told its title once,
 * and the page keeps room below, so that nothing that has the focus hides behind it. As a dialog it blocks the page.
 */
import {OURS, draw, operate, take} from './draw.js';

const HEIGHT = '--cookie-charter-height';
const COVERED = OURS + 'page';
const READY = 500;

/**
 * @param {!Array<?>} tree
 * @param {!Object<string, ?>} actions by the name of the button; `later` is Escape
 * @return {{element: ?, remove: function()}}
 */
export function notice(tree, actions) {
  const made = draw(tree);
  const title = made.querySelector('h2');
  const page = document.documentElement;
  const observer = window.ResizeObserver
      && new ResizeObserver(() => page.style.setProperty(HEIGHT, window.innerHeight - made.offsetTop + 'px'));
  operate(made, actions);
  made.addEventListener('keydown', event => event.key === 'Escape' && actions['later']());
  document.body.prepend(made);
  if (made.showModal) {
    made.showModal();
    title.focus();
  } else {
    // In the browser's top layer nothing of the page moves it or lies above it.
    made['showPopover']?.();
    page.classList.add(COVERED);
    observer?.observe(made);
    // A live region is read where its text changes after it was there.
    setTimeout(() => title.textContent = title.textContent, READY);
  }
  return {
    element: made,
    remove() {
      observer?.disconnect();
      page.classList.remove(COVERED);
      page.style.removeProperty(HEIGHT);
      take(made);
    },
  };
}
