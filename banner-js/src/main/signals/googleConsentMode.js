/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Signals to Google's tags what is allowed, by Consent Mode: the defaults before any other command, and what the visitor
 * has chosen as an update.
 */
(settings => {
  const {allows, choice, on} = window.cookieCharter;
  const layer = window.dataLayer = window.dataLayer || [];
  /* Google's scripts read a function's own arguments, and no other list. */
  function send() {
    layer.push(arguments);
  }
  const states = allowed => {
    const states = {};
    Object.keys(settings).filter(name => /_(storage|data|personalization)$/.test(name)).forEach(name => {
      states[name] = allowed(settings[name]) ? 'granted' : 'denied';
    });
    return states;
  };
  const update = () => send('consent', 'update', states(allows));

  const defaults = states(id => !choice.at && allows(id));
  if (settings.wait_for_update && !choice.at) {
    defaults.wait_for_update = settings.wait_for_update;
  }
  send('consent', 'default', defaults);
  ['ads_data_redaction', 'url_passthrough'].forEach(name => settings[name] && send('set', name, true));
  if (choice.at) {
    update();
  }
  on(update);
})(cookieCharterPolicy.signals.googleConsentMode);
