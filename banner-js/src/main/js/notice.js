/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The first layer. As a bar or in the corner it takes no focus and blocks nothing: a screen reader announces its title
 * once, and the page reserves room below, so that it never covers the focused element. As a dialog it blocks the page.
 */
import {isConnected, later, pageDocument} from './builtins.js';
import {draw, operate, removeElement} from './dom.js';
import {whenStarted} from './events.js';
import {reserveRoom} from './style.js';

const READY = 500;

/**
 * @param {!Array<?>} tree
 * @param {!Object<string, ?>} actions by the name of the button; `later` is Escape
 * @return {{element: ?, restore: function(), remove: function()}}
 */
export function notice(tree, actions) {
  const made = draw(tree);
  const title = made.querySelector('h2');
  const observer = window.ResizeObserver
      // Later, because the room may change its size again, which the page would get as an error.
      && new ResizeObserver(() => later(() => isConnected(made) && reserveRoom(window.innerHeight - made.offsetTop)));
  operate(made, actions);
  made.addEventListener('keydown', event => event.key === 'Escape' && actions['later']());

  const place = beside => {
    if (beside) {
      pageDocument.body.before(made);
    } else {
      pageDocument.body.append(made);
    }
    // In the browser's top layer nothing of the page can move or cover it.
    made['showPopover']?.();
  };
  const show = () => {
    if (made.showModal) {
      pageDocument.documentElement.append(made);
      made.showModal();
      title.focus();
      return;
    }
    // First for those who read or tab through the page, and outside its body, whose children belong to the page.
    // Frameworks that take over a whole document expect it as the server wrote it, and tolerate additions only at the
    // end of the body.
    place(false);
    whenStarted(() => made.parentNode === pageDocument.body && !made.contains(pageDocument.activeElement) && place(true));
    observer?.observe(made);
    // A live region is read if its text changes after it was inserted.
    later(() => title.textContent = title.textContent, READY);
  };
  show();
  return {
    element: made,
    /** Restores it after the page has replaced its body. */
    restore: () => isConnected(made) || show(),
    remove() {
      if (observer) {
        observer.disconnect();
        reserveRoom(0);
      }
      removeElement(made);
    },
  };
}
