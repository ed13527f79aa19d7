/* SPDX-License-Identifier: Apache-2.0 */
/** Signals to Microsoft Clarity what it may store. */
(settings => {
  const {allows, on} = window.cookieCharter;
  /* The queue of Clarity's own snippet, which leaves an existing one unchanged. */
  const queue = window.clarity = window.clarity || function() {
    (queue.q = queue.q || []).push(arguments);
  };
  const send = () => {
    const states = {};
    Object.keys(settings).forEach(name => {
      states[name] = allows(settings[name]) ? 'granted' : 'denied';
    });
    window.clarity('consentv2', states);
  };
  send();
  on(send);
})(cookieCharterPolicy.signals.microsoftClarity);
