/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Reports the names that scripts of this page store, and the hosts that it loads from, while the server drafts a
 * catalogue: names only, no values. A name is recorded when it is written, because many are removed at once; names that
 * existed before are looked up when the page has loaded and when it is left. Sent uncompiled.
 */
(path => {
  const known = new Set();
  let waiting = [];
  let timer = 0;

  /* Well below the 16 KiB and the 200 names of a list that the server reads. */
  const send = () => {
    timer = 0;
    while (waiting.length) {
      const report = {};
      let length = 0;
      const rest = waiting.findIndex(([list, name], index) => {
        length += name.length;
        const full = index > 150 || length > 4000;
        full || (report[list] = report[list] || []).push(name);
        return full;
      });
      waiting = rest < 0 ? [] : waiting.slice(rest);
      navigator.sendBeacon?.(path + '/discovery', JSON.stringify(report));
    }
  };

  /* No catalogue can declare a longer name. */
  const add = (list, name) => {
    if (/^(string|number)$/.test(typeof name) && name !== '' && String(name).length < 257 && !known.has(list + ' ' + name)) {
      known.add(list + ' ' + name);
      waiting.push([list, String(name)]);
      timer = timer || setTimeout(send, 1000);
    }
  };

  const addHosts = entries => entries.forEach(({name}) => {
    const host = /^(?:https?|wss?):\/\/([^\/?#]*)/.exec(name)?.[1];
    host !== location.host && add('hosts', host);
  });

  /* A proxy has the name, the length and the text of the function that it replaces. */
  const watch = (owner, key, note) => {
    const property = owner && Object.getOwnPropertyDescriptor(owner, key);
    if (property?.configurable) {
      const part = property.set ? 'set' : 'value';
      property[part] = new Proxy(property[part], {
        apply: (target, self, values) => {
          const result = Reflect.apply(target, self, values);
          try {
            note(values[0], self);
          } catch (unreadable) {
            /* The server knows the page already, and no name can be reported. */
          }
          return result;
        }
      });
      Object.defineProperty(owner, key, property);
    }
  };

  const isDeletion = cookie => /;\s*max-age\s*=\s*(-|0+\s*(;|$))/i.test(cookie)
    || Date.parse(/;\s*expires\s*=([^;]*)/i.exec(cookie)?.[1]) < Date.now();
  watch(Document.prototype, 'cookie', cookie =>
    isDeletion(cookie) || add('cookie', /^\s*([^=;]+?)\s*=/.exec(cookie)?.[1]));
  watch(window.CookieStore?.prototype, 'set', cookie =>
    add('cookie', typeof cookie === 'string' ? cookie : Object.getOwnPropertyDescriptor(cookie, 'name')?.value));
  watch(window.IDBFactory?.prototype, 'open', name => add('indexedDB', name));
  watch(window.Storage?.prototype, 'setItem', (name, self) =>
    ['localStorage', 'sessionStorage'].forEach(list => self === window[list] && add(list, name)));

  const look = () => {
    document.cookie.split(';').forEach(pair => add('cookie', pair.split('=')[0].trim()));
    ['localStorage', 'sessionStorage'].forEach(list => {
      try {
        Object.keys(window[list]).forEach(name => add(list, name));
      } catch (forbidden) {
        /* There is nothing to look up. */
      }
    });
    addHosts(performance.getEntriesByType('resource'));
  };
  try {
    new PerformanceObserver(list => addHosts(list.getEntries())).observe({type: 'resource', buffered: true});
  } catch (missing) {
    /* The entries are looked up then, as many as the browser stores. */
  }
  addEventListener('load', () => setTimeout(() => {
    look();
    window.indexedDB?.databases?.().then(list => list.forEach(({name}) => add('indexedDB', name)), () => 0);
  }, 1000));
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      look();
      send();
    }
  });
})(cookieCharterPolicy.path);
