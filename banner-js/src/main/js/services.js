/** One category of the preferences: a fieldset with its services, each with what the law wants told about its cookies. */
import {element} from './element.js';

/**
 * @param {!CookieCharterCatalogue} catalogue
 * @param {!CookieCharterEntry} service
 */
function details({texts}, service) {
  const body = element('tbody', {});
  service.cookies.forEach(cookie => body.append(element('tr', {},
      element('th', {'scope': 'row'}, cookie.name),
      element('td', {'data-label': texts['purpose']}, cookie.purpose),
      element('td', {'data-label': texts['duration']}, cookie.durationText),
      element('td', {'data-label': texts['thirdParties']}, texts[cookie.thirdPartyAccess ? 'yes' : 'no']))));
  const head = name => element('th', {'scope': 'col'}, texts[name]);
  return element('details', {},
      element('summary', {}, texts['details'], element('span', {'class': 'cookie-charter__hidden'}, ' – ' + service.provider)),
      service.cookies.length ? element('table', {},
          element('caption', {'class': 'cookie-charter__hidden'}, service.provider + ' – ' + service.name),
          element('thead', {}, element('tr', {}, head('name'), head('purpose'), head('duration'), head('thirdParties'))),
          body) : null,
      service.privacyPolicy
          ? element('p', {}, element('a', {'href': service.privacyPolicy, 'rel': 'noopener'}, texts['privacyPolicy']))
          : null);
}

/**
 * @param {!CookieCharterEntry} category
 * @param {!CookieCharterCatalogue} catalogue
 * @param {function(string): boolean} allows
 * @return {{fieldset: ?Element, granted: function(): !Array<string>}} no fieldset where the category has no service
 */
export function services(category, catalogue, allows) {
  const {texts} = catalogue;
  const exempt = category.consent === 'exempt';
  const own = catalogue.services.filter(service => service.category === category.id);

  const box = id => {
    const made = /** @type {!HTMLInputElement} */ (element('input', {'type': 'checkbox', 'value': id}));
    made.checked = allows(id);
    return made;
  };
  const labelled = (control, content) =>
      exempt ? element('div', {}, content) : element('label', {}, control, content);

  const boxes = own.map(({id}) => box(id));
  const all = box(category.id);
  const reflect = () => {
    const count = boxes.filter(({checked}) => checked).length;
    all.checked = count === boxes.length;
    all.indeterminate = count > 0 && !all.checked;
  };
  all.addEventListener('change', () => boxes.forEach(one => one.checked = all.checked));
  boxes.forEach(one => one.addEventListener('change', reflect));
  reflect();

  const fieldset = own.length ? element('fieldset', {},
      element('legend', {}, category.name),
      category.purpose ? element('p', {}, category.purpose) : null,
      exempt
          ? element('p', {}, element('strong', {}, texts['alwaysOn']))
          : element('label', {'class': 'cookie-charter__all'}, all, texts['all'])) : null;
  own.forEach((service, index) => fieldset.append(element('div', {'class': 'cookie-charter__service'},
      labelled(boxes[index], element('span', {},
          element('strong', {}, service.provider), ' – ' + service.name,
          service.locationText ? element('small', {}, service.locationText) : null)),
      service.purpose ? element('p', {}, service.purpose) : null,
      details(catalogue, service))));

  return {
    fieldset,
    granted: () => exempt || !own.length ? []
        : all.checked ? [category.id] : boxes.filter(({checked}) => checked).map(({value}) => value),
  };
}
