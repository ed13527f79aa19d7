/* SPDX-License-Identifier: Apache-2.0 */
/** Decides which addresses lead to a service without consent. Never throws. */
import {Address, attempt, filter, join, keys, map, some} from '../builtins.js';
import {own} from '../policy.js';

/** The beginning of each absolute address in a text, up to its host and port. */
const ADDRESSES = /(?:(?:http|ws)s?:[\\/]?|[\\/]{2})[\w.:@-]+/gi;

/** Returns these ids, each once. Empty ones are omitted. */
export const joinIds = ids => join([...new Set(filter(ids, id => id))], ' ');

/** Returns whether this text has two slashes of any kind, a scheme, or a character reference that could be either. */
const mayNameHost = text => /[\\/]{2}|https?:|wss?:|&/i.test(text.replace(/[\t\n\r]/g, ''));

/**
 * @param {!Object<string, string>} origins hosts, or `*.` and a domain, to the ids of their services
 * @param {function(string): boolean} allows
 * @param {string} home the host of the site
 */
export function originBlocker(origins, allows, home) {
  const names = keys(origins);
  const owners = new Map();

  /** A host name has precedence over a wildcard, a longer wildcard over a shorter one, and a port over none. */
  const findOwner = ({hostname, port, protocol}) => {
    const at = hostname + ':' + (port || (/^(http|ws):/.test(protocol) ? 80 : 443));
    const bare = hostname.replace(/\.$/, '');
    let found = own(origins, at) || own(origins, bare);
    for (let dot = bare.indexOf('.'); !found && dot >= 0; dot = bare.indexOf('.', dot + 1)) {
      const domain = '*' + bare.slice(dot);
      found = own(origins, domain + at.slice(hostname.length)) || own(origins, domain);
    }
    return found || '';
  };

  /**
   * @param {string} value an address
   * @param {string} base to which it is relative
   * @return {string} the ids of the services that it leads to, allowed or not; empty for all other addresses
   */
  const owner = (value, base) => {
    const url = attempt(() => new Address(value, base));
    // An invalid address loads nothing. The site is no third party of itself, even if its host is declared with another
    // port.
    if (!url || !/^(http|ws)s?:/.test(url.protocol) || url.host === home) {
      return '';
    }
    const key = url.protocol + url.host;
    if (!owners.has(key)) {
      owners.set(key, findOwner(url));
    }
    return owners.get(key);
  };

  let latestBase = '';
  let latestOwner = '';

  /** Returns whether relative addresses of this base are those of a declared host. Markup mostly has the same base. */
  const isBlockedBase = base => {
    if (base !== latestBase) {
      latestOwner = owner('', base);
      latestBase = base;
    }
    return !!latestOwner;
  };

  const blockedBy = (value, base) => {
    const ids = mayNameHost(value) || isBlockedBase(base) ? owner(value, base) : '';
    return ids && !allows(ids) ? ids : '';
  };

  return {
    /** Returns the ids that this address waits for; empty if it may be loaded now. */
    blockedBy,
    /** Returns whether markup may name a blocked host; most markup does not, and is not parsed. */
    mayName: (text, base) => mayNameHost(text) && some(names, name => !allows(origins[name]))
        || isBlockedBase(base),
    /**
     * Returns the waiting ids of the blocked hosts whose addresses are in this text. `https:film.example` is one of them,
     * unless the base has the same scheme.
     */
    namedIn: text => joinIds(map(text.match(ADDRESSES) || [], address => blockedBy(address, 'wss://a'))),
  };
}
