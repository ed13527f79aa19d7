/* SPDX-License-Identifier: Apache-2.0 */
// The share counter of a fictitious advertising network: it identifies the visitor on the site that embeds it, and
// reports to its server.
(() => {
  'use strict';
  const home = new URL(document.currentScript.src).origin;
  const known = document.cookie.split('; ').find(pair => pair.startsWith('partagile_id='));
  if (!known) {
    document.cookie = 'partagile_id=' + Math.random().toString(36).slice(2) + '; Path=/; SameSite=Lax; Max-Age=2592000';
  }
  const pixel = new Image();
  pixel.src = home + '/pixel.gif?page=' + encodeURIComponent(location.pathname);
  const place = document.querySelector('[data-share]');
  if (place) {
    place.textContent = '1 284 ' + place.dataset.label;
  }
})();
