/* SPDX-License-Identifier: Apache-2.0 */
/** The requests to the server: for the layers, and for the choice. */
import {assign, concat, parse, plain, stringify} from './builtins.js';

const request = /** @type {?} */ (window.fetch);

/**
 * @param {string} address
 * @param {!RequestInit=} options
 * @return {!Promise<string>} the body; rejected with an Error that has a `status`, 0 if there was no response at all
 */
const send = (address, options) => request(address, options).then(
    // A body that is not read to its end appears as an aborted request.
    response => response.text().then(text => response.ok ? text : fail(response.status)), () => fail(0));

/** @param {number} status */
function fail(status) {
  throw assign(new Error('' + status), {'status': status});
}

/**
 * @param {string} endpoint
 * @param {string} language
 * @return {!Promise<!CookieCharterLayers>}
 */
export function fetchLayers(endpoint, language) {
  return /** @type {!Promise<!CookieCharterLayers>} */ (
      send(endpoint + '/layers.json?lang=' + encodeURIComponent(language)).then(parse));
}

/**
 * Settles once the server has stored the choice, or deleted it.
 * @param {string} endpoint
 * @param {string} method `PUT`, or `DELETE` without anything
 * @param {!Array<string>=} granted ids
 * @param {string=} how the visitor chose
 * @param {string=} language in which the visitor was asked
 * @param {string=} revision that the visitor was shown: consent covers nothing else, so the server rejects a grant for
 *     another revision, with 409
 * @return {!Promise<*>}
 */
export function sendChoice(endpoint, method, granted, how, language, revision) {
  const body = granted && stringify(plain({
    'granted': plain(concat(granted)),
    'method': how,
    'language': language,
    'revision': revision,
  }));
  return send(endpoint + '/choice', {method, headers: {'Content-Type': 'application/json'}, body});
}
