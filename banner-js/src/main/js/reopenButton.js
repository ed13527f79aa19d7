/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The button in the corner that opens the preferences, on pages without a `data-consent-open` of their own, and the
 * line that confirms that a choice was stored.
 */
import {isConnected, pageDocument, select, some} from './builtins.js';
import {OURS, draw} from './dom.js';
import {whenStarted} from './events.js';

const MESSAGE_TIME = 8000;

/**
 * @param {string} label in the page's language
 * @param {string} language
 * @return {{show: function(boolean, !Array<!Node>), showMessage: function(string)}}
 */
export function reopenButton(label, language) {
  const made = draw(['div', {'class': OURS + 'root ' + OURS + 'fixture', 'lang': language},
    ['p', {'role': 'status'}],
    ['button', {'class': OURS + 'open', 'data-consent-open': ''}, ['span', {}, label]]]);
  const [status, opener] = made.children;
  let timer;
  let placing = false;
  return {
    /**
     * @param {boolean} visible
     * @param {!Array<!Node>} roots where the page may have an opener of its own
     */
    show(visible, roots) {
      opener.hidden = !visible || some(roots, root => select(root, '[data-consent-open]:not(.' + OURS + 'open)')[0]);
      // Beside the body, so that the page's own children stay first and last in it.
      if (!isConnected(made) && !placing) {
        placing = true;
        whenStarted(() => {
          placing = false;
          pageDocument.documentElement.append(made);
        });
      }
    },
    /** A live region is read if its text changes after it was inserted. */
    showMessage(text) {
      status.textContent = text;
      clearTimeout(timer);
      timer = setTimeout(() => status.textContent = '', MESSAGE_TIME);
    },
  };
}
