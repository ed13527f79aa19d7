/* SPDX-License-Identifier: Apache-2.0 */
/** Requests that scripts make: one to a service that is not granted fails like one to a host that cannot be reached. */
import {prototypeOf, wrap, wrapConstructor} from './wrap.js';

/** Browsers connect to nobody at this port: it is on their list of bad ones (WHATWG Fetch, 2.10). */
const NOWHERE = '//localhost:1/';

/**
 * @param {?} view
 * @param {function(*): string} held
 */
export function guardNetwork(view, held) {
  wrap(view, 'fetch', (self, [target], pass) => held(target?.url || target)
      ? Promise.reject(new TypeError('Failed to fetch')) : pass());
  wrap(prototypeOf(view, 'XMLHttpRequest'), 'open', (self, args, pass) => {
    if (held(args[1])) {
      args[1] = 'https:' + NOWHERE;
    }
    return pass();
  });
  wrap(prototypeOf(view, 'Navigator'), 'sendBeacon', (self, args, pass) => !held(args[0]) && pass());
  [['WebSocket', 'wss:'], ['EventSource', 'https:']].forEach(([name, scheme]) => wrapConstructor(
      view, name, (args, make) => make(held(args[0]) ? [scheme + NOWHERE].concat(args.slice(1)) : args)));
}
