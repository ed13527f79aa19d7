/* SPDX-License-Identifier: Apache-2.0 */
/** Signals to Matomo whether it may use cookies; it counts without them. */
(id => {
  const {allows, on} = window.cookieCharter;
  const queue = window._paq = window._paq || [];
  queue.push(['requireCookieConsent']);
  if (allows(id)) {
    queue.push(['setCookieConsentGiven']);
  }
  /* Matomo replaces the queue. */
  on(() => window._paq.push([allows(id) ? 'setCookieConsentGiven' : 'forgetCookieConsentGiven']));
})(cookieCharterPolicy.signals.matomoCookies);
