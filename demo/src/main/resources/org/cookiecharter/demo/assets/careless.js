/* SPDX-License-Identifier: Apache-2.0 */
// A script that nobody declared. What it writes is dropped in the page; what its server sets never gets here.
(() => {
  'use strict';
  const words = document.currentScript.dataset;
  document.cookie = 'forgotten_tracker=1; Path=/; SameSite=Lax; Max-Age=31536000';
  const there = document.cookie.split('; ').map(pair => pair.split('=')[0]).filter(name => name.startsWith('forgotten_'));
  document.getElementById('careless-result').textContent =
    there.length ? words.kept + ' ' + there.join(', ') : words.blocked;
})();
