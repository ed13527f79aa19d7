/* SPDX-License-Identifier: Apache-2.0 */
/** Requests by scripts: one to a blocked host fails like one to an unreachable host. */
import {each} from '../builtins.js';
import {ownersOf, wrapConstructor, wrapMethods} from './wrapping.js';

/** Browsers never connect to this port: it is on their list of bad ports (WHATWG Fetch, 2.10). */
const NOWHERE = '//localhost:1/';

/**
 * @param {?} view
 * @param {function(*): string} blockedBy
 */
export function guardNetwork(view, blockedBy) {
  const blocked = target => !!blockedBy(target && typeof target === 'object' && target.url || target);
  wrapMethods(view, 'fetch', (self, args) => blocked(args[0])
      ? () => view.Promise.reject(new view.TypeError('Failed to fetch')) : null);
  wrapMethods(view.XMLHttpRequest, 'open', (self, args) => {
    if (blocked(args[1])) {
      args[1] = 'https:' + NOWHERE;
    }
  });
  each(ownersOf(view.navigator, 'sendBeacon'), owner =>
    wrapMethods(owner, 'sendBeacon', (self, args) => blocked(args[0]) ? () => false : null));
  each([['WebSocket', 'wss:'], ['EventSource', 'https:']], ([name, scheme]) => wrapConstructor(
      view, name, (args, make) => make(blocked(args[0]) ? [scheme + NOWHERE].concat(args.slice(1)) : args)));
}
