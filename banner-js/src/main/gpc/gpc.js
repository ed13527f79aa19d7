/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Applies the browser's opt-out signal, Global Privacy Control, to the categories to which it is an objection: until the
 * visitor chooses, they need consent. Precedes the bundle if the catalogue has such categories, which `gpc` lists, and
 * replaces the list by the function that shows a message, or by nothing. Sent uncompiled.
 */
(policy => {
  const ids = policy.gpc;
  delete policy.gpc;
  if (navigator.globalPrivacyControl !== true) {
    return;
  }
  ids.forEach(id => {
    policy.categories[id].consent = 'opt-in';
  });
  if (!ids.some(id => policy.asked.includes(id))) {
    return;
  }
  policy.prompt = [];
  /* Nothing may be stored to remember that the message was shown: it is shown on the first page of a visit. */
  let shown = document.referrer.startsWith(location.origin + '/') || window.navigation?.currentEntry?.index > 0;
  policy.gpc = settle => {
    if (!shown) {
      shown = true;
      const show = () => setTimeout(() => window.cookieCharter.choice.at
          || settle(Promise.resolve(), null, 'gpcApplied'), 1000);
      if (document.readyState === 'complete') {
        show();
      } else {
        window.addEventListener('load', show);
      }
    }
  };
})(cookieCharterPolicy);
