/* SPDX-License-Identifier: Apache-2.0 */
/** Signals to the TikTok Pixel whether it may send data: it is on hold until the visitor has chosen. */
(id => {
  const {allows, choice, on} = window.cookieCharter;
  window.ttq = window.ttq || [];
  /* The queue becomes TikTok's object, whose methods have the names of the commands. */
  const send = command => window.ttq[command] ? window.ttq[command]() : window.ttq.push([command]);
  const update = () => send(allows(id) ? 'grantConsent' : 'revokeConsent');
  send('holdConsent');
  if (choice.at || allows(id)) {
    update();
  }
  on(update);
})(cookieCharterPolicy.signals.tiktok);
