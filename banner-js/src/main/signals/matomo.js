/* SPDX-License-Identifier: Apache-2.0 */
/** Signals to Matomo whether it may count, which it does not do without consent. */
(id => {
  const {allows, on} = window.cookieCharter;
  const queue = window._paq = window._paq || [];
  queue.push(['requireConsent']);
  if (allows(id)) {
    queue.push(['setConsentGiven']);
  }
  /* Matomo replaces the queue. */
  on(() => window._paq.push([allows(id) ? 'setConsentGiven' : 'forgetConsentGiven']));
})(cookieCharterPolicy.signals.matomo);
