/**
 * What stands in for a held frame: as large as the frame, it says who would receive something, and grants just that by
 * one click, for this once or always.
 */
import {button, element, fill} from './element.js';

/** Frames smaller than this are not meant to be seen. */
const SMALLEST = 24;

/**
 * @param {!Element} frame
 * @param {string} provider
 * @param {function(function(!CookieCharterCatalogue))} withCatalogue
 * @param {{once: function(), always: function(function(string)), charter: string}} actions
 * @return {function()} takes it away again
 */
export function placeholder(frame, provider, withCatalogue, actions) {
  const box = frame.getBoundingClientRect();
  const parent = frame.parentElement;
  const fills = getComputedStyle(frame).position === 'absolute';
  const wide = !!parent && box.width >= parent.clientWidth - 1;
  const made = element('div', {
    'class': 'cookie-charter__root cookie-charter__placeholder' + (fills ? ' cookie-charter__placeholder--fill' : ''),
    'role': 'group',
  });
  made.style.setProperty('--cc-width', wide ? '100%' : box.width + 'px');
  made.style.setProperty('--cc-height', box.height + 'px');
  frame.classList.add('cookie-charter__held');
  if (!box.height || box.height >= SMALLEST) {
    frame.before(made);
  }
  made.append(element('strong', {}, provider));
  withCatalogue(({texts, language, direction}) => {
    const error = element('p', {'role': 'alert', 'class': 'cookie-charter__error'});
    made.lang = language;
    made.dir = direction;
    made.setAttribute('aria-label', provider);
    made.append(
        element('p', {}, fill(texts['placeholder'], {'provider': provider}), ' ',
            element('a', {'href': actions.charter}, texts['charter'])),
        element('div', {'class': 'cookie-charter__buttons'},
            button(texts['once'], actions.once),
            button(texts['always'], () => actions.always(text => error.textContent = text))),
        error);
  });
  return () => {
    made.remove();
    frame.classList.remove('cookie-charter__held');
  };
}
