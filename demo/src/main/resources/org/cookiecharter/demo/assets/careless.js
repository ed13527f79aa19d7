/* SPDX-License-Identifier: Apache-2.0 */
// An undeclared script. The page layer discards the entries that it writes; cookies that its server sets are blocked.
(() => {
  'use strict';
  const words = document.currentScript.dataset;
  document.cookie = 'forgotten_tracker=1; Path=/; SameSite=Lax; Max-Age=31536000';
  const there = document.cookie.split('; ').map(pair => pair.split('=')[0]).filter(name => name.startsWith('forgotten_'));
  document.getElementById('careless-result').textContent =
    there.length ? words.kept + ' ' + there.join(', ') : words.blocked;
})();
