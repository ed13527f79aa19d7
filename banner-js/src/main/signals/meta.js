/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Signals to the Meta Pixel whether it may send data. The pixel's snippet does nothing if its function exists, so the
 * signal waits for that function, and then precedes all commands of the page in its queue.
 */
(id => {
  const {allows, on} = window.cookieCharter;
  const command = () => ['consent', allows(id) ? 'grant' : 'revoke'];
  const sendFirst = () => {
    const {fbq} = window;
    if (fbq.callMethod || !fbq.queue) {
      fbq(...command());
    } else {
      fbq.queue.unshift(command());
    }
  };
  if (window.fbq) {
    sendFirst();
  } else {
    Object.defineProperty(window, 'fbq', {
      configurable: true,
      enumerable: true,
      get: () => undefined,
      set: value => {
        Object.defineProperty(window, 'fbq', {configurable: true, enumerable: true, value, writable: true});
        Promise.resolve().then(sendFirst);
      }
    });
  }
  on(() => window.fbq?.(...command()));
})(cookieCharterPolicy.signals.meta);
