/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Runs before the script of the banner, in a sandbox without an origin. The banner believes that the page can store a
 * choice, and sends it; this script answers in place of the server, and nothing is stored or sent.
 */
Object.defineProperty(window, 'origin', {value: location.origin});
window.fetch = (address, options) => Promise.resolve(new Response(
    String(address).includes('/layers.json') ? JSON.stringify(previewLayers) : '{}',
    {status: 200, headers: {'Content-Type': 'application/json'}}));
navigator.sendBeacon = () => true;
addEventListener('click', event => {
  if (event.target.closest && event.target.closest('a')) {
    event.preventDefault();
  }
}, true);
if (previewPreferences) {
  addEventListener('load', () => window.cookieCharter && window.cookieCharter.open());
}
