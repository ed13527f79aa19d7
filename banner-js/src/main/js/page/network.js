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
 */
export function guardNetwork(view, blockedBy) {
  const blocked = (args, index = 0) => attempt(() => blockedBy(textOf(args, index)));
  const blockedRequest = args => blocked(attempt(() => [urlOf(args[0])]) || args);
  wrapMethods(view, 'fetch', (self, args) => blockedRequest(args)
      ? () => view.Promise.reject(new view.TypeError('Failed to fetch')) : null);
  wrapMethods(view.XMLHttpRequest, 'open', (self, args) => {
    textOf(args, 0);
    if (blocked(args, 1)) {
      args[1] = 'https://' + NOWHERE;
    }
  });
  each(ownersOf(view.navigator, 'sendBeacon'), owner =>
    wrapMethods(owner, 'sendBeacon', (self, args) => blocked(args) ? () => false : null));
  wrapMethods(view, 'fetchLater', (self, args) => {
    if (blockedRequest(args)) {
      args[0] = 'https://' + NOWHERE;
    }
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
