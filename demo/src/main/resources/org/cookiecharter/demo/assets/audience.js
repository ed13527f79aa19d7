/* SPDX-License-Identifier: Apache-2.0 */
// An example of statistics that are not anonymous. It contains no code for consent: without consent, the page layer
// discards the entries that it writes.
(() => {
  'use strict';

  function cookie(name) {
    const pair = document.cookie.split('; ').find(text => text.startsWith(name + '='));
    return pair ? pair.slice(name.length + 1) : '';
  }

  function write(name, value, seconds) {
    document.cookie = name + '=' + value + '; Path=/; SameSite=Lax; Max-Age=' + seconds;
  }

  function random() {
    return Math.random().toString(36).slice(2, 12);
  }

  function measure() {
    write('_audience_id', cookie('_audience_id') || random(), 180 * 24 * 3600);
    write('_audience_visit', cookie('_audience_visit') || random(), 30 * 60);
    const pages = (localStorage.getItem('audience_pages') || '').split(' ').filter(page => page);
    if (!pages.includes(location.pathname)) {
      localStorage.setItem('audience_pages', pages.slice(-19).concat(location.pathname).join(' '));
    }
  }

  measure();
  document.addEventListener('consentchange', measure);
})();
