/* SPDX-License-Identifier: Apache-2.0 */
/** The server's side of the contract: what is drawn, and the choice. */

/**
 * @param {string} address
 * @param {!RequestInit=} request
 * @return {!Promise<!Response>} rejected with an Error that has a `status`, 0 where there was no answer at all
 */
function ask(address, request) {
  return fetch(address, request).then(
      response => response.ok ? response : fail(response.status), () => fail(0));
}

/** @param {number} status */
function fail(status) {
  throw Object.assign(new Error('' + status), {'status': status});
}

/**
 * @param {string} path
 * @param {string} language
 * @return {!Promise<!CookieCharterLayers>}
 */
export function fetchLayers(path, language) {
  return /** @type {!Promise<!CookieCharterLayers>} */ (
      ask(path + '/layers.json?lang=' + encodeURIComponent(language)).then(response => response.json()));
}

/**
 * Settles once the server has stored the choice, or forgotten it.
 * @param {string} path
 * @param {string} method `PUT`, or `DELETE` without anything
 * @param {!Object=} choice what to store
 * @return {!Promise<!Response>}
 */
export function sendChoice(path, method, choice) {
  return ask(path + '/choice', {method, headers: {'Content-Type': 'application/json'}, body: JSON.stringify(choice)});
}
