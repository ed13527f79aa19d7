/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The choice of an account. Precedes the bundle on a site with accounts, so that other sites do not load it. While an
 * account is logged in and has a choice, the server stores it in a cookie of its own, and the bundle reads that one. The
 * first time that it applies on a device, and after each logout, a notice says so. Sent uncompiled.
 */
(policy => {
  const {cookieName, accountName, accountNotices} = policy;
  const {get} = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  const applies = () => ('; ' + get.call(document)).includes('; ' + accountName + '=v=1&');
  Object.defineProperty(policy, 'choiceName', {get: () => applies() ? accountName : cookieName});

  /* The entry says that the notice was shown. A browser may forbid storage; then it is shown again. */
  const remember = known => {
    try {
      return known ? localStorage.setItem(accountName, '1') : localStorage.removeItem(accountName);
    } catch (forbidden) {
      return null;
    }
  };
  const isKnown = () => {
    try {
      return localStorage.getItem(accountName);
    } catch (forbidden) {
      return null;
    }
  };

  const button = (text, action) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.style.cssText = 'font:inherit;min-block-size:2em;margin-inline-start:.75em';
    made.addEventListener('click', action);
    return made;
  };

  /* In the flow of the page, before its content, so that it covers nothing; it takes no focus. */
  const show = () => {
    const language = document.documentElement.lang;
    const key = [language, language.split('-')[0], ...Object.keys(accountNotices)].find(one => accountNotices[one]);
    const texts = accountNotices[key];
    const notice = document.createElement('aside');
    notice.id = 'cookie-charter-account';
    notice.lang = key;
    notice.dir = /^(ar|he)/.test(key) ? 'rtl' : 'ltr';
    notice.style.cssText = 'position:relative;padding:.75em 1em;background:Canvas;color:CanvasText;'
        + 'border-block-end:1px solid;font:1rem/1.5 system-ui,sans-serif';
    const status = document.createElement('span');
    status.setAttribute('role', 'status');
    const close = () => notice.remove();
    notice.append(status,
        button(texts.manage, () => {
          close();
          window.cookieCharter.open();
        }),
        button(texts.close, close));
    document.documentElement.insertBefore(notice, document.body);
    /* A live region is read if its text changes after it was inserted. */
    setTimeout(() => status.textContent = texts.accountApplied, 100);
    remember(true);
  };

  /* Who chooses here knows. The choice may also change by a login, in this tab or in another one. */
  let chooses = false;
  addEventListener('click', event => {
    chooses = chooses || !!event.composedPath()[0].closest?.('.cookie-charter__root');
  }, true);

  const start = () => {
    if (!applies()) {
      remember(false);
    } else if (!isKnown() && window.top === window) {
      show();
    }
    window.cookieCharter?.on(() => chooses && applies() && remember(true));
  };
  if (document.readyState === 'loading') {
    addEventListener('DOMContentLoaded', start);
  } else {
    setTimeout(start);
  }
})(cookieCharterPolicy);
