/**
 * The second layer: a modal dialog with every category and service. Escape closes it without a choice, and the focus
 * goes back to what opened it.
 */
import {button, element} from './element.js';
import {services} from './services.js';

/**
 * @param {!CookieCharterCatalogue} catalogue
 * @param {?} state of `consent.js`
 * @param {{accept: function(function(string)), refuse: function(function(string)), withdraw: function(function(string)),
 *     save: function(!Array<string>, function(string)), closed: function(), charter: string}} actions each is given what
 *     tells its failure
 * @return {{close: function()}}
 */
export function preferences(catalogue, state, actions) {
  const {texts} = catalogue;
  const opener = /** @type {?HTMLElement} */ (document.activeElement);
  const error = element('p', {'role': 'alert', 'class': 'cookie-charter__error'});
  const fail = text => error.textContent = text;
  const drawn = catalogue.categories
      .map(category => services(category, catalogue, state.allows))
      .filter(({fieldset}) => fieldset);
  const ticked = () => drawn.reduce((ids, group) => ids.concat(group.granted()), []);

  const made = /** @type {!HTMLDialogElement} */ (element('dialog', {
    'class': 'cookie-charter__root cookie-charter__preferences',
    'aria-labelledby': 'cookie-charter-preferences',
    'lang': catalogue.language,
    'dir': catalogue.direction,
    'close': () => close(),
    'keydown': event => event.key === 'Escape' && close(),
  },
  element('div', {'class': 'cookie-charter__header'},
      element('h2', {'id': 'cookie-charter-preferences', 'tabindex': '-1', 'autofocus': true}, texts['preferences']),
      button(texts['close'], () => close(), 'link')),
  element('div', {'class': 'cookie-charter__text', 'tabindex': '0', 'role': 'group', 'aria-labelledby': 'cookie-charter-preferences'},
      element('p', {}, texts['explanation'], ' ', element('a', {'href': actions.charter}, texts['charter'])),
      state.gpc ? element('p', {}, texts['gpc']) : null,
      state.choice() ? button(texts['withdraw'], () => actions.withdraw(fail)) : null)));
  const text = made.lastChild;
  drawn.forEach(({fieldset}) => text.appendChild(fieldset));
  made.append(
      error,
      element('div', {'class': 'cookie-charter__buttons'},
          button(texts['accept'], () => actions.accept(fail)),
          button(texts['refuse'], () => actions.refuse(fail)),
          button(texts['save'], () => actions.save(ticked(), fail))));

  const close = () => {
    if (!made.parentNode) {
      return;
    }
    made.remove();
    actions.closed();
    if (opener && document.contains(opener)) {
      opener.focus();
    }
  };
  document.body.append(made);
  if (made.showModal) {
    made.showModal();
  } else {
    made.setAttribute('open', '');
    made.setAttribute('role', 'dialog');
  }
  return {close};
}
