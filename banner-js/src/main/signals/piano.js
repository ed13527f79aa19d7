/* SPDX-License-Identifier: Apache-2.0 */
/** Signals to Piano Analytics its mode: `opt-in`, `essential` or `opt-out`, the first that is allowed. */
(settings => {
  const {allows, on} = window.cookieCharter;
  const mode = () => ['opt-in', 'essential'].find(mode => settings[mode] && allows(settings[mode])) || 'opt-out';
  const layer = window.pdl = window.pdl || {};
  layer.requireConsent = layer.requireConsent || true;
  layer.consent = layer.consent || {};
  layer.consent.defaultPreset = {...layer.consent.defaultPreset, PA: mode()};
  on(() => window.pa?.consent?.setMode(mode()));
})(cookieCharterPolicy.signals.piano);
