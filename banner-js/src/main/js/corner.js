/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What stays in the corner: a button that opens the preferences, on pages without a `data-consent-open` of their own,
 * and the line that says that a choice was stored.
 */
import {OURS, draw} from './draw.js';

const MESSAGE_TIME = 8000;

/**
 * @param {string} label in the page's language
 * @param {string} language
 * @return {{show: function(boolean), say: function(string)}}
 */
export function corner(label, language) {
  const made = draw(['div', {'class': OURS + 'root ' + OURS + 'fixture', 'lang': language},
    ['p', {'role': 'status'}],
    ['button', {'class': OURS + 'open', 'data-consent-open': ''}, ['span', {}, label]]]);
  const [status, opener] = made.children;
  let timer;
  return {
    show(visible) {
      opener.hidden = !visible || !!document.querySelector('[data-consent-open]:not(.' + OURS + 'open)');
      if (!made.parentNode) {
        document.body.append(made);
      }
    },
    /** A live region is read where its text changes after it was there. */
    say(text) {
      status.textContent = text;
      clearTimeout(timer);
      timer = setTimeout(() => status.textContent = '', MESSAGE_TIME);
    },
  };
}
