/* SPDX-License-Identifier: Apache-2.0 */
/**
 * All windows that scripts of this page can reach: frames of the same origin, and popups that it opened. A frame that
 * navigates has the same window object, but a new realm behind it, with fresh prototypes: a realm is identified by its
 * `Document`. Windows of another origin have cookies of their own, and are inaccessible.
 */
import {attempt, each, matchesSelector} from '../builtins.js';
import {BLOCKED} from './marks.js';
import {wrapGetters, wrapMethods} from './wrapping.js';

/** Selects frames of which the browser has no address. */
const WAITING = 'iframe[' + BLOCKED + ']:not([src],[srcdoc])';

/**
 * @param {function(?)} guard gets a window that is not guarded yet
 * @param {function(!Document)} found gets the document of each window that is reached
 * @return {?} `reach` guards a window, if it is of this site; `reachAll` those of its frames
 */
export function realms(guard, found) {
  const guarded = new WeakSet();

  /** Access to a window of another origin fails. */
  const reach = view => attempt(() => {
    if (view?.document) {
      const key = view.Document;
      if (!guarded.has(key)) {
        guarded.add(key);
        guard(view);
        watch(view);
      }
      found(view.document);
      reachAll(view);
    }
  });
  const reachAll = view => {
    for (let i = 0; i < view.length; i++) {
      reach(view[i]);
    }
  };

  const watch = view => {
    each([view.HTMLIFrameElement, view.HTMLFrameElement, view.HTMLObjectElement], owner => {
      wrapGetters(owner, 'contentWindow', null, (self, content) => reach(content));
      wrapGetters(owner, 'contentDocument', null, (self, content) => reach(content.defaultView));
    });
    each([view, view.Document], owner => wrapMethods(owner, 'open', null, (self, opened) => {
      if (opened !== self) {
        reach(opened);
        // The next page in it has a realm of its own.
        opened.addEventListener('load', () => reach(opened));
      }
    }));
  };

  return {
    reach,
    reachAll,
    /** Handles the load of a frame. One that waits has loaded a blank document, which the page does not expect. */
    loaded: event => attempt(() => {
      const {target} = event;
      reach(target.contentWindow);
      if (matchesSelector(target, WAITING)) {
        event.stopImmediatePropagation();
      }
    }),
    /** @return {function()} checks the frames of the window if their number has changed */
    counter(view) {
      let count = view.length;
      return () => {
        if (view.length !== count) {
          count = view.length;
          reachAll(view);
        }
      };
    },
  };
}
