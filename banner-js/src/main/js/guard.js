/**
 * Drops what scripts write under names that may not be kept, and removes what is there already. The page's own code
 * never sees an error: it goes on as in a browser whose visitor refuses cookies.
 */
import {deletes, nameOf, pairOf} from './cookie.js';
import {matches} from './policy.js';

/** The accessor of `document.cookie`, which is on another prototype in each browser. */
function cookieAccessor() {
  let owner = document;
  let accessor;
  while (owner && !(accessor = Object.getOwnPropertyDescriptor(owner, 'cookie'))) {
    owner = Object.getPrototypeOf(owner);
  }
  return {owner: owner || document, accessor};
}

/** @param {string} name of a storage, which the browser may forbid to touch */
function storage(name) {
  try {
    return window[name];
  } catch (forbidden) {
    return null;
  }
}

/**
 * @param {function(string, string): boolean} keeps by storage and name
 * @param {function(string, string): boolean} declares whether the catalogue names it at all
 * @param {string} ownName the cookie that only the server writes
 * @param {!Array<string>} noRenew names of cookies whose end a later visit may not move
 * @return {{sweep: function()}}
 */
export function guard(keeps, declares, ownName, noRenew) {
  const {owner, accessor} = cookieAccessor();
  const writeRaw = text => accessor && accessor.set ? accessor.set.call(document, text) : document.cookie = text;

  /** The choice is the visitor's: no script may forge it, nor delete it to have the question asked again. */
  const writable = (name, deletion) => name !== ownName && (deletion || keeps('cookie', name));

  const renews = text => noRenew.some(pattern => matches(pattern, nameOf(text)))
      && document.cookie.split('; ').includes(pairOf(text));

  if (accessor && accessor.set) {
    Object.defineProperty(owner, 'cookie', {
      configurable: true,
      enumerable: true,
      get: accessor.get,
      set(value) {
        const text = String(value);
        const deletion = deletes(text, Date.now());
        if (writable(nameOf(text), deletion) && (deletion || !renews(text))) {
          accessor.set.call(this, text);
        }
      },
    });
  }

  const store = window['CookieStore'] && window['CookieStore'].prototype;
  if (store) {
    const set = store['set'];
    const remove = store['delete'];
    store['set'] = function(init, value) {
      const options = Object(init) === init ? init : {'name': init, 'value': value};
      const expires = options['expires'];
      const name = String(options['name'] || options['value']);
      const deletion = expires != null && expires <= Date.now();
      return writable(name, deletion) && (deletion || !renews(name + '=' + options['value']))
          ? set.apply(this, arguments) : Promise.resolve();
    };
    store['delete'] = function(init) {
      return (Object(init) === init ? init['name'] : init) === ownName ? Promise.resolve() : remove.apply(this, arguments);
    };
  }

  const {prototype} = Storage;
  const {setItem} = prototype;
  prototype['setItem'] = function(key) {
    const kind = this === storage('localStorage') ? 'localStorage' : 'sessionStorage';
    if (keeps(kind, String(key))) {
      setItem.apply(this, arguments);
    }
  };

  return {sweep: () => sweep((kind, name) => name === ownName || keeps(kind, name), declares, writeRaw)};
}

/**
 * Removes what may not be kept. Scripts can see neither the path nor the domain of a cookie, so all that this page
 * could have are tried; those that scripts cannot see are the server's to expire. What nobody declared may belong to a
 * sibling of this site: no cookie of a whole domain and no database is removed without a declaration.
 */
function sweep(keeps, declares, writeRaw) {
  const folders = location.pathname.split('/').map((part, index, parts) => parts.slice(0, index + 1).join('/') || '/');
  const hosts = location.hostname.split('.').map((part, index, parts) => '; Domain=' + parts.slice(index).join('.'));
  document.cookie.split('; ').map(nameOf).forEach(name => {
    if (name && !keeps('cookie', name)) {
      folders.forEach(path => [''].concat(declares('cookie', name) ? hosts : []).forEach(
          domain => writeRaw(name + '=; Max-Age=0; Path=' + path + domain)));
    }
  });
  ['localStorage', 'sessionStorage'].forEach(kind => {
    const area = storage(kind);
    Object.keys(area || {}).forEach(key => keeps(kind, key) || area.removeItem(key));
  });
  const databases = storage('indexedDB');
  if (databases && databases.databases) {
    databases.databases().then(list => list.forEach(
        ({name}) => declares('indexedDB', name) && !keeps('indexedDB', name) && databases.deleteDatabase(name)), () => {});
  }
}
