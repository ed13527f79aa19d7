/* SPDX-License-Identifier: Apache-2.0 */
/** Signals to HubSpot what is allowed, in place of HubSpot's own banner, which is disabled. */
(settings => {
  const {allows, on} = window.cookieCharter;
  window.disableHubSpotCookieBanner = true;
  window._hsp = window._hsp || [];
  const send = () => {
    const states = {};
    ['analytics', 'advertisement', 'functionality'].forEach(name => {
      states[name] = allows(settings[name]);
    });
    window._hsp.push(['setHubSpotConsent', states]);
  };
  send();
  on(send);
})(cookieCharterPolicy.signals.hubspot);
