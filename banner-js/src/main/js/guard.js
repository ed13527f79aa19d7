/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Drops what scripts write under names that may not be kept, holds back what they load from services that are not
 * granted, and removes what is there already. The page's own code never sees an error: it goes on as in a browser whose
 * visitor refuses cookies, or that cannot reach a host.
 */
import {held} from './addresses.js';
import {deletes, nameOf, pairOf} from './cookie.js';
import {guardElements} from './elements.js';
import {guardFrames} from './frames.js';
import {guardNetwork} from './network.js';
import {matches} from './policy.js';
import {STORAGES, clean, guardStorages, storage} from './storages.js';
import {prototypeOf, wrap, wrapSetter} from './wrap.js';

/**
 * @param {!CookieCharterPolicy} policy
 * @param {?} state of `consent.js`
 * @return {{sweep: function(boolean)}} sweep removes what is there of cookies, and where it is told so, of all else
 */
export function guard(policy, state) {
  const {keeps, declares, cookieName} = state;
  const waiting = policy.origins && held(policy.origins, state.allowsMark);
  const guarded = new WeakSet();

  /** The choice is the visitor's: no script may forge it, nor delete it to have the question asked again. */
  const writable = (name, deletion) => name !== cookieName && (deletion || keeps('cookie', name));

  const renews = text => policy.noRenew.some(pattern => matches(pattern, nameOf(text)))
      && document.cookie.split('; ').includes(pairOf(text));

  const drops = (name, text, deletion) => !writable(name, deletion) || !deletion && renews(text);

  const guardCookies = view => {
    wrapSetter(prototypeOf(view, 'Document'), 'cookie', (self, value) => {
      const text = String(value);
      return drops(nameOf(text), text, deletes(text, Date.now()));
    });
    const store = prototypeOf(view, 'CookieStore');
    wrap(store, 'set', (self, [first, value], pass) => {
      const options = Object(first) === first ? first : {'name': first, 'value': value};
      const expires = options['expires'];
      const name = String(options['name'] || options['value']);
      return drops(name, name + '=' + options['value'], expires != null && expires <= Date.now())
          ? Promise.resolve() : pass();
    });
    wrap(store, 'delete', (self, [first], pass) =>
      (Object(first) === first ? first['name'] : first) === cookieName ? Promise.resolve() : pass());
  };

  const protect = view => {
    if (!guarded.has(view) && view.document) {
      guarded.add(view);
      guardCookies(view);
      guardStorages(view, keeps);
      if (waiting) {
        guardNetwork(view, waiting.address);
        guardElements(view, waiting);
      }
      guardFrames(view, protect);
    }
  };
  protect(window);

  return {sweep: all => sweep((kind, name) => name === cookieName || keeps(kind, name), declares, all)};
}

/**
 * Removes what may not be kept. Scripts can see neither the path nor the domain of a cookie, so all that this page
 * could have are tried; those that scripts cannot see are the server's to expire. What nobody declared may belong to a
 * sibling of this site: no cookie of a whole domain and no database is removed without a declaration.
 */
function sweep(keeps, declares, all) {
  const folders = location.pathname.split('/').map((part, index, parts) => parts.slice(0, index + 1).join('/') || '/');
  const hosts = location.hostname.split('.').map((part, index, parts) => '; Domain=' + parts.slice(index).join('.'));
  document.cookie.split('; ').map(nameOf).forEach(name => {
    if (name && !keeps('cookie', name)) {
      folders.forEach(path => [''].concat(declares('cookie', name) ? hosts : []).forEach(
          domain => document.cookie = name + '=; Max-Age=0; Path=' + path + domain));
    }
  });
  if (!all) {
    return;
  }
  STORAGES.forEach(kind => clean(storage(window, kind), kind, keeps));
  const databases = storage(window, 'indexedDB');
  databases?.databases?.().then(list => list.forEach(
      ({name}) => declares('indexedDB', name) && !keeps('indexedDB', name) && databases.deleteDatabase(name)), () => {});
}
