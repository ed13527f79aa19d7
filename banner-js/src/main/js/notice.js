/**
 * The first layer: a bar at the bottom that names the purposes, how many providers there are, and three equal buttons.
 * It takes no focus and blocks nothing. Escape in it means "not now".
 */
import {button, element} from './element.js';
import {plural} from './plural.js';

/** Room that the page is given below, so that nothing that has the focus hides behind the bar. */
const HEIGHT = '--cookie-charter-height';
const COVERED = 'cookie-charter__page';

/**
 * @param {!CookieCharterCatalogue} catalogue
 * @param {!Array<string>} asked ids of the categories that there is a choice about
 * @param {{accept: function(), refuse: function(), open: function(), later: function(), charter: string}} actions
 * @return {{remove: function(), fail: function(string)}}
 */
export function notice(catalogue, asked, actions) {
  const {texts} = catalogue;
  const providers = new Set(
      catalogue.services.filter(({category}) => asked.includes(category)).map(({provider}) => provider));
  const error = element('p', {'role': 'alert', 'class': 'cookie-charter__error'});
  const purposes = element('ul', {});
  catalogue.categories.filter(({id}) => asked.includes(id)).forEach(
      ({name, purpose}) => purposes.append(element('li', {}, purpose || name)));
  const made = element('section', {
    'id': 'cookie-charter',
    'class': 'cookie-charter__root cookie-charter__notice',
    'aria-labelledby': 'cookie-charter-title',
    'lang': catalogue.language,
    'dir': catalogue.direction,
    'keydown': event => event.key === 'Escape' && actions.later(),
  },
  element('div', {'class': 'cookie-charter__text'},
      element('h2', {'id': 'cookie-charter-title'}, texts['title']),
      element('p', {}, texts['introduction']),
      purposes,
      element('p', {},
          button(plural(texts['providers'], catalogue.language, providers.size), actions.open, 'link'),
          ' ', texts['freedom'], ' ',
          element('a', {'href': actions.charter}, texts['charter']))),
  element('div', {'class': 'cookie-charter__buttons'},
      button(texts['accept'], actions.accept),
      button(texts['refuse'], actions.refuse),
      button(texts['choose'], actions.open)),
  error);

  const page = document.documentElement;
  const measure = () => page.style.setProperty(HEIGHT, made.offsetHeight + 'px');
  const observer = window.ResizeObserver && new ResizeObserver(measure);
  document.body.prepend(made);
  page.classList.add(COVERED);
  if (observer) {
    observer.observe(made);
  } else {
    measure();
  }
  return {
    remove() {
      made.remove();
      page.classList.remove(COVERED);
      page.style.removeProperty(HEIGHT);
      if (observer) {
        observer.disconnect();
      }
    },
    fail(text) {
      error.textContent = text;
    },
  };
}
