/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Frames of the same origin: each has a `document.cookie` and storages of its own, which lead to the same place. They
 * are guarded as soon as a script can reach them. A frame keeps its window when its first page comes, and so the guard.
 */
import {accessorOf, prototypeOf, wrap} from './wrap.js';

/**
 * @param {?} view
 * @param {function(?)} protect guards a window; may throw where that is of another origin
 */
export function guardFrames(view, protect) {
  const reach = frame => {
    try {
      protect(frame);
    } catch (foreign) {
      // Another origin has cookies of its own.
    }
  };
  const all = () => Array.from(view, reach);
  ['HTMLIFrameElement', 'HTMLFrameElement', 'HTMLObjectElement'].forEach(name => {
    const prototype = prototypeOf(view, name);
    ['contentWindow', 'contentDocument'].forEach(property => {
      const accessor = accessorOf(prototype, property);
      if (accessor) {
        Object.defineProperty(prototype, property, {...accessor, get() {
          const found = accessor.get.call(this);
          reach(found?.defaultView || found);
          return found;
        }});
      }
    });
  });
  const around = (self, args, pass) => {
    const before = view.length;
    const result = pass();
    if (view.length !== before) {
      all();
    }
    return result;
  };
  wrap(prototypeOf(view, 'Node'), 'appendChild insertBefore replaceChild', around);
  wrap(prototypeOf(view, 'Element'), 'append prepend before after replaceWith replaceChildren insertAdjacentElement', around);
  new MutationObserver(all).observe(view.document, {childList: true, subtree: true});
  view.document.addEventListener('load', all, true);
}
