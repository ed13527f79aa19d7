/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Cookies that scripts write. One that may not be stored is in memory until the page is left, so that the script that
 * wrote it can read it, and is stored once the visitor consents. No script can write the consent cookie.
 */
import {
  apply, assign, attempt, concat, defaultView, each, filter, functionsOf, includes, join, map, now, ownProperty, setPrototypeOf, some,
  split,
} from '../builtins.js';
import {matches} from '../policy.js';
import {attributesOf, deletes, nameOf, pairOf} from './cookieText.js';
import {textOf} from './trust.js';
import {ownersOf, wrapGetters, wrapMethods, wrapSetters} from './wrapping.js';

const {cookie: readNatively} = functionsOf(Document.prototype);
const writer = ownProperty(Document.prototype, 'cookie')?.set;

/** @return {string} all cookies of this page; empty if none can be read, as in a sandbox */
export const readCookies = () => attempt(() => readNatively(document)) || '';

/** @param {string} text */
export const writeCookie = text => writer ? apply(writer, document, [text]) : document.cookie = text;

/** Returns whether a page at this address could read the cookie. */
function isReadable(text) {
  const attributes = attributesOf(text);
  const {'domain': domain, 'path': path} = attributes;
  const host = domain && domain.toLowerCase().replace(/^\./, '');
  const folder = path && path[0] === '/' ? path.replace(/\/$/, '') + '/' : '/';
  return !('httponly' in attributes) && (!('secure' in attributes) || window.isSecureContext)
      && (!host || ('.' + location.hostname).endsWith('.' + host))
      && (location.pathname + '/').startsWith(folder) && pairOf(text).length <= 4097 && !/[\0-\x08\n-\x1f\x7f]/.test(text);
}

/**
 * @param {!CookieCharterPolicy} policy
 * @param {?} state of `consent.js`
 * @param {function(string, string)} report gets the kind of storage and the blocked name
 * @return {{guard: function(?), flush: function()}}
 */
export function guardedCookies(policy, state, report) {
  const {allowsName, isConsentCookie} = state;
  /** Maps each name to the assignment that set it. */
  const memory = new Map();

  const isRenewal = text => some(policy.noRenew, pattern => matches(pattern, nameOf(text)))
      && includes(split(readCookies(), '; '), pairOf(text));

  /** @return {boolean} whether the cookie must not reach the browser */
  const isBlocked = text => {
    const name = nameOf(text);
    const deletion = deletes(text, now());
    if (isConsentCookie(name)) {
      return true;
    }
    if (deletion) {
      memory.delete(name);
      return false;
    }
    if (allowsName('cookie', name)) {
      memory.delete(name);
      return isRenewal(text);
    }
    if (pairOf(text)) {
      report('cookie', name);
      if (isReadable(text)) {
        memory.set(name, text);
      }
    }
    return true;
  };

  const merged = text => {
    const stored = filter(split(text, '; '), pair => pair && !memory.has(nameOf(pair)));
    return join(concat(stored, map([...memory.values()], pairOf)), '; ');
  };

  const guard = view => {
    each(ownersOf(view.document, 'cookie'), owner => {
      // Documents without a window have no cookies. Another `this` is an error, which the browser reports.
      wrapGetters(owner, 'cookie', (self, args, original) =>
        memory.size && defaultView(self) && (() => merged(apply(original, self, args))));
      wrapSetters(owner, 'cookie', (self, args) => defaultView(self) && isBlocked(textOf(args, 0)) && (() => {}));
    });

    const resolved = (value = undefined) => () => view.Promise.resolve(value);
    const known = name => {
      const text = memory.get(name);
      return text && {'name': name, 'value': pairOf(text).slice(name.length + 1)};
    };
    /** Returns the options of a method, which also accepts a name instead. The browser gets a copy of them. */
    const options = args => {
      const [first] = args;
      if (!args.length) {
        return {};
      }
      if (args.length > 1 || !first || typeof first !== 'object') {
        return {'name': textOf(args, 0), 'value': textOf(args, 1)};
      }
      return args[0] = setPrototypeOf(assign({}, first), first);
    };
    wrapMethods(view.CookieStore, 'set', (self, args) => {
      if (!args.length) {
        return null;
      }
      const {'name': name, 'value': value, 'path': path, 'domain': domain, 'expires': expires} = options(args);
      const text = (name || '') + '=' + value + (path ? '; Path=' + path : '') + (domain ? '; Domain=' + domain : '')
          + ((expires ?? NaN) <= now() ? '; Max-Age=0' : '');
      return !/[;=]/.test(name + (value || '').replace(/=/g, '')) && isBlocked(text) && resolved();
    });
    wrapMethods(view.CookieStore, 'delete', (self, args) => {
      const {'name': name} = options(args);
      memory.delete(name);
      return isConsentCookie(name) && resolved();
    });
    wrapMethods(view.CookieStore, 'get', (self, args) => {
      const cookie = known(options(args)['name']);
      return cookie && resolved(cookie);
    });
    wrapMethods(view.CookieStore, 'getAll', (self, args, original) => {
      const {'name': name} = options(args);
      const mine = filter(map([...memory.keys()], known), one => name === undefined || one['name'] === name);
      return mine[0] && (() => apply(original, self, args).then(stored =>
        concat(filter(stored, one => !memory.has(one['name'])), mine)));
    });
  };

  return {
    guard,
    /** Stores the cookies that are allowed by now. */
    flush: () => memory.forEach((text, name) => {
      if (allowsName('cookie', name)) {
        memory.delete(name);
        writeCookie(text);
      }
    }),
  };
}
