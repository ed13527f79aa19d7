/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Signals to the scripts of Google and Matomo what is allowed, by their own APIs. Follows the bundle if the catalogue
 * has "signals", so that other sites do not load it. Sent uncompiled.
 */
(({google, matomo}) => {
  const {allows, on} = window.cookieCharter;
  const send = first => {
    if (google) {
      const layer = window.dataLayer = window.dataLayer || [];
      const signals = {};
      Object.keys(google).forEach(signal => {
        signals[signal] = allows(google[signal]) ? 'granted' : 'denied';
      });
      /* Google's scripts read a function's own arguments, and no other list. */
      (function() {
        layer.push(arguments);
      })('consent', first ? 'default' : 'update', signals);
    }
    if (matomo) {
      const queue = window._paq = window._paq || [];
      const allowed = allows(matomo);
      if (first) {
        queue.push(['requireConsent']);
      }
      if (allowed || !first) {
        queue.push([allowed ? 'setConsentGiven' : 'forgetConsentGiven']);
      }
    }
  };
  send(true);
  on(() => send(false));
})(cookieCharterPolicy.signals);
