/* SPDX-License-Identifier: Apache-2.0 */
// Updates the table "What happened to the cookies"; without this script the page shows its state when it was loaded.
(() => {
  'use strict';
  const table = document.getElementById('diary');
  const language = document.documentElement.lang;

  function element(name, className, ...children) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  }

  function inLocalTime(time) {
    time.textContent = new Date(time.dateTime).toLocaleTimeString(language);
  }

  function row(entry) {
    const made = document.createElement('tr');
    const name = element('th', '', element('code', '', entry.name));
    name.scope = 'row';
    const icon = element('span', '', entry.icon);
    icon.setAttribute('aria-hidden', 'true');
    const time = document.createElement('time');
    time.dateTime = entry.at;
    inLocalTime(time);
    made.append(
      name,
      element('td', '', element('span', 'effect effect--' + entry.kind, icon, ' ' + entry.action)),
      element('td', '', entry.reason),
      element('td', '', element('code', '', entry.path)),
      element('td', '', time, ' ', element('span', 'count', '×' + entry.count)));
    return made;
  }

  function emptyRow() {
    const cell = element('td', '', table.dataset.empty);
    cell.colSpan = 5;
    return element('tr', '', cell);
  }

  function show(view) {
    const choice = document.getElementById('diary-choice');
    if (choice.textContent !== view.choice) {
      choice.textContent = view.choice;
    }
    document.getElementById('diary-allowances').replaceChildren(...view.allowances.map(allowance =>
      element('li', 'allowance allowance--' + allowance.kind,
        element('span', '', allowance.name), ' ', element('strong', '', allowance.text))));
    table.tBodies[0].replaceChildren(...(view.rows.length ? view.rows.map(row) : [emptyRow()]));
  }

  // The entries that scripts of this page can read. HttpOnly cookies are not among them; the table above contains
  // those.
  function showWhatIsHere() {
    const cookies = document.cookie ? document.cookie.split('; ').map(pair => pair.split('=')[0]) : [];
    const keys = Object.keys(localStorage).map(key => key + ' (localStorage)');
    const list = document.getElementById('diary-here-names');
    const names = [...cookies, ...keys].sort();
    list.replaceChildren(...(names.length
      ? names.map(name => element('li', '', element('code', '', name)))
      : [element('li', '', list.dataset.none)]));
    document.getElementById('diary-here').hidden = false;
  }

  let shown = '';

  function refresh() {
    if (document.hidden) {
      return Promise.resolve();
    }
    return fetch(table.dataset.source, {headers: {'Accept': 'application/json'}})
      .then(response => response.ok ? response.text() : shown)
      .then(text => {
        showWhatIsHere();
        // Rewriting the table clears the selection, so it is only rewritten if it has changed.
        if (text !== shown) {
          shown = text;
          show(JSON.parse(text));
        }
      })
      .catch(() => {}); // The server is unreachable; the next round tries again.
  }

  for (const time of table.querySelectorAll('time')) {
    inLocalTime(time);
  }
  refresh();
  setInterval(refresh, 2000);
  document.addEventListener('consentchange', refresh);
})();
