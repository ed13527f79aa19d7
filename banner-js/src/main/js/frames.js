/**
 * Frames of the same origin: each has a `document.cookie` and storages of its own, which lead to the same place. They
 * are guarded as soon as a script can reach them. A frame keeps its window when its first page comes, and so the guard.
 */
import {wrap} from './wrap.js';

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
  const all = () => {
    for (let index = 0; index < view.length; index++) {
      reach(view[index]);
    }
  };
  ['HTMLIFrameElement', 'HTMLFrameElement', 'HTMLObjectElement'].forEach(name => {
    const prototype = view[name] && view[name].prototype;
    ['contentWindow', 'contentDocument'].forEach(property => {
      const accessor = prototype && Object.getOwnPropertyDescriptor(prototype, property);
      if (accessor && accessor.configurable) {
        Object.defineProperty(prototype, property, Object.assign({}, accessor, {
          get() {
            const found = accessor.get.call(this);
            reach(found && (found.defaultView || found));
            return found;
          },
        }));
      }
    });
  });
  const around = (self, args, original) => {
    const before = view.length;
    const result = original.apply(self, args);
    if (view.length !== before) {
      all();
    }
    return result;
  };
  ['appendChild', 'insertBefore', 'replaceChild'].forEach(name => wrap(view.Node.prototype, name, around));
  ['append', 'prepend', 'before', 'after', 'replaceWith', 'replaceChildren', 'insertAdjacentElement'].forEach(
      name => wrap(view.Element.prototype, name, around));
  new MutationObserver(all).observe(view.document, {childList: true, subtree: true});
  view.document.addEventListener('load', all, true);
}
