/* SPDX-License-Identifier: Apache-2.0 */
/** Requests by scripts: one to a blocked host fails like one to an unreachable host. */
import {Address, attempt, baseAddress, each, functionsOf} from '../builtins.js';
import {textOf} from './trust.js';
import {ownersOf, wrapConstructor, wrapGetters, wrapMethods} from './wrapping.js';

const {url: urlOf} = functionsOf(window.Request?.prototype);

/** Browsers never connect to this port: it is on their list of bad ports (WHATWG Fetch, 2.10). */
const NOWHERE = 'localhost:1';

/** Maps connections that failed to the addresses that the page wrote. */
const addresses = new WeakMap();

/**
 * @param {?} view
 * @param {function(*): string} blockedBy
 * @param {function(string): string} namedIn returns the ids that a text with addresses waits for
 */
export function guardNetwork(view, blockedBy, namedIn) {
  const blocked = (args, index = 0) => attempt(() => blockedBy(textOf(args, index)));
  const blockedRequest = args => blocked(attempt(() => [urlOf(args[0])]) || args);
  wrapMethods(view, 'fetch', (self, args) => blockedRequest(args)
      ? () => view.Promise.reject(new view.TypeError('Failed to fetch')) : null);
  /** Replaces a blocked address by one that no browser connects to. */
  const divert = (args, index, isBlocked) => {
    if (isBlocked) {
      args[index] = 'https://' + NOWHERE;
    }
  };
  wrapMethods(view.XMLHttpRequest, 'open', (self, args) => divert(args, 1, textOf(args, 0) && blocked(args, 1)));
  each(ownersOf(view.navigator, 'sendBeacon'), owner =>
    wrapMethods(owner, 'sendBeacon', (self, args) => blocked(args) ? () => false : null));
  wrapMethods(view, 'fetchLater', (self, args) => divert(args, 0, blockedRequest(args)));
  wrapConstructor(view, 'FontFace', (args, make) => {
    const [, source] = args;
    if (source?.replace) {
      args[1] = source.replace(/url\([^)]*/gi, url => namedIn(url) ? 'url(https://' + NOWHERE : url);
    }
    return make(args);
  });
  each([['WebSocket', 'ws'], ['EventSource', 'http']], ([name, scheme]) => {
    wrapConstructor(view, name, (args, make) => {
      if (!blocked(args)) {
        return make(args);
      }
      const url = new Address(args[0], baseAddress(view.document));
      url.protocol = url.protocol.replace(/^(ws|http)/, scheme);
      const address = url.href;
      url.host = NOWHERE;
      args[0] = url.href;
      const made = make(args);
      addresses.set(made, address);
      return made;
    });
    wrapGetters(view[name], 'url', self => addresses.has(self) && (() => addresses.get(self)));
  });
}
