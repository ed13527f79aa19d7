/**
 * What stays in the corner: a button that opens the preferences, on pages without a `data-consent-open` of their own,
 * and the line that says that a choice was stored.
 */
import {button, element} from './element.js';

const MESSAGE_TIME = 8000;

/**
 * @param {string} label in the page's language
 * @param {string} language
 * @param {function()} open
 * @return {{show: function(boolean), say: function(string)}}
 */
export function corner(label, language, open) {
  const opener = button('', open, 'open');
  opener.append(element('span', {}, label));
  const status = element('p', {'role': 'status'});
  const made = element('div', {'class': 'cookie-charter__root cookie-charter__corner', 'lang': language}, status, opener);
  let timer;
  return {
    show(visible) {
      opener.hidden = !visible || !!document.querySelector('[data-consent-open]');
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
