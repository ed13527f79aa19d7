/** The server's side of the contract: what is drawn, and the choice. */

/**
 * @param {string} address
 * @param {!RequestInit=} request
 * @return {!Promise<!Response>} rejected with an Error that has a `status`, 0 where there was no answer at all
 */
function ask(address, request) {
  return fetch(address, request).then(
      response => response.ok ? response : fail(response.status, response.statusText),
      error => fail(0, String(error)));
}

/**
 * @param {number} status
 * @param {string} text
 */
function fail(status, text) {
  throw Object.assign(new Error('Not stored: ' + status + ' ' + text), {'status': status});
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
 * Settles once the server has stored the choice.
 * @param {string} path
 * @param {!Array<string>} granted
 * @param {string} method
 * @param {string} language
 * @return {!Promise<!Response>}
 */
export function putChoice(path, granted, method, language) {
  return ask(path + '/choice', {
    method: 'PUT',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({'granted': granted, 'method': method, 'language': language}),
  });
}

/**
 * @param {string} path
 * @return {!Promise<!Response>}
 */
export function deleteChoice(path) {
  return ask(path + '/choice', {method: 'DELETE'});
}
