/** Requests that scripts make: one to a service that is not granted fails like one to a host that cannot be reached. */
import {wrap, wrapConstructor} from './wrap.js';

/** Browsers connect to nobody at this port: it is on their list of bad ones (WHATWG Fetch, 2.10). */
const NOWHERE = '//localhost:1/';

/**
 * @param {?} view
 * @param {function(*): string} held
 */
export function guardNetwork(view, held) {
  const failed = new WeakSet();
  wrap(view, 'fetch', (self, args, original) => held(args[0] && args[0].url || args[0])
      ? Promise.reject(new TypeError('Failed to fetch')) : original.apply(self, args));
  const request = view.XMLHttpRequest && view.XMLHttpRequest.prototype;
  wrap(request, 'open', (self, args, original) => {
    if (held(args[1])) {
      failed.add(self);
    } else {
      failed.delete(self);
    }
    return original.apply(self, args);
  });
  wrap(request, 'send', (self, args, original) => {
    if (!failed.has(self)) {
      return original.apply(self, args);
    }
    setTimeout(() => ['error', 'loadend'].forEach(type => self.dispatchEvent(new ProgressEvent(type))));
  });
  wrap(view.Navigator && view.Navigator.prototype, 'sendBeacon',
      (self, args, original) => !held(args[0]) && original.apply(self, args));
  const rewrite = scheme => args => held(args[0]) ? [scheme + NOWHERE].concat(args.slice(1)) : args;
  wrapConstructor(view, 'WebSocket', rewrite('wss:'));
  wrapConstructor(view, 'EventSource', rewrite('https:'));
}
