/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Navigations of frames that no attribute of the frame causes: by its `location`, a link, a form or a refresh. The frame
 * then waits as if the address were its `src`. Browsers report none of a frame whose first, blank document is open: in
 * those, links and `open` are intercepted.
 */
import {find, ownerDocument, select} from '../builtins.js';
import {textOf} from './trust.js';
import {wrapMethods} from './wrapping.js';

/**
 * @param {?} elements of `deferredElements.js`
 * @return {{guard: function(?), clicked: function(!Event)}}
 */
export function frameNavigation(elements) {
  /** Returns whether the frame has to wait for this address. */
  const waits = (frame, address) => {
    const block = elements.write(frame, 'src', address, () => {});
    return block && (block(), true);
  };
  const named = (document, name) => name && find(select(document, 'iframe,frame'), frame => frame.name === name);

  return {
    guard(view) {
      view['navigation']?.addEventListener('navigate', event => {
        const {'url': url} = event['destination'];
        const frame = view.frameElement;
        if (frame && elements.idsFor(frame, 'document', url, url)) {
          event.preventDefault();
          // The content of a form cannot wait.
          event['formData'] || waits(frame, url);
        }
      });
      wrapMethods(view, 'open', (self, args) => {
        const frame = args[0] && named(view.document, textOf(args, 1));
        return frame && waits(frame, textOf(args, 0)) && (() => frame.contentWindow);
      });
    },
    /** Handles a click, after the page. */
    clicked(event) {
      const link = event.target.closest?.('a[href],area[href]');
      if (link && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        const document = ownerDocument(link);
        const frame = named(document, link.target || select(document, 'base[target]')[0]?.target);
        if (frame && waits(frame, link.href)) {
          event.preventDefault();
        }
      }
    },
  };
}
