/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Tells the server, while it drafts a catalogue, the names of what this page keeps and the hosts that it loaded from: no
 * value, and nothing that is kept in turn. Behind the bundle where a draft is made, so that other sites do not carry it.
 * Not compiled: statements end with semicolons, remarks look like this.
 */
(path => {
  const names = storage => {
    try {
      return Object.keys(window[storage]).slice(0, 200);
    } catch (forbidden) {
      return [];
    }
  };
  let databases = [];
  let told = '';
  const tell = () => {
    const hosts = performance.getEntriesByType('resource').map(({name}) => /^https?:\/\/([^\/?#]*)/.exec(name)?.[1]);
    const text = JSON.stringify({
      cookie: document.cookie.split(';').map(pair => pair.split('=')[0].trim()).filter(name => name).slice(0, 200),
      localStorage: names('localStorage'),
      sessionStorage: names('sessionStorage'),
      indexedDB: databases,
      hosts: [...new Set(hosts)].filter(host => host && host !== location.host).slice(0, 200)
    });
    if (text !== told) {
      told = text;
      navigator.sendBeacon?.(path + '/discovery', text);
    }
  };
  const look = () => {
    const found = window.indexedDB?.databases?.();
    (found || Promise.resolve([])).then(list => {
      databases = list.map(({name}) => name).slice(0, 200);
      tell();
    }, tell);
  };
  addEventListener('load', () => setTimeout(look, 1000));
  addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && tell());
})(cookieCharterPolicy.path);
