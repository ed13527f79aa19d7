/* SPDX-License-Identifier: Apache-2.0 */
/** Which addresses lead to a service that is not granted. */
import {own} from './policy.js';

/**
 * @param {!Object<string, string>} origins hosts, or `*.` and a domain, to the ids of their services
 * @param {function(string): boolean} allows
 * @return {{address: function(*): string, text: function(*): boolean}}
 */
export function held(origins, allows) {
  const names = Object.keys(origins);

  /** A literal beats a wildcard, a longer wildcard a shorter one, and one with a port one without. */
  const ownerOf = ({hostname, port, protocol}) => {
    const at = hostname + ':' + (port || (/^(http|ws):/.test(protocol) ? 80 : 443));
    const bare = hostname.replace(/\.$/, '');
    const parts = bare.split('.');
    return own(origins, at) || own(origins, bare) || parts.reduce((found, part, index) => {
      const domain = '*.' + parts.slice(index + 1).join('.');
      return found || own(origins, domain + at.slice(hostname.length)) || own(origins, domain);
    }, '');
  };

  return {
    /** The id of the service that this address has to wait for; empty where it may be asked at once. */
    address(value) {
      try {
        const url = /^data:/i.test(value) ? null : new URL(value, /** @type {?} */ (document).baseURI);
        // A site is no third party of itself, be its host declared for another port.
        const id = url && /^(http|ws)s?:/.test(url.protocol) && url.host !== location.host ? ownerOf(url) : '';
        return id && !allows(id) ? id : '';
      } catch (relative) {
        return '';
      }
    },
    /** Whether a text may hold such an address: most hold none, and are not looked at any further. */
    text(value) {
      const text = String(value).toLowerCase();
      return names.some(name => text.includes(name.replace(/^\*\.|:\d+$/g, '')) && !allows(origins[name]));
    },
  };
}
