/* SPDX-License-Identifier: Apache-2.0 */
// Saves a title through the API, as API clients do: with the token of csrftoken in a header.
(() => {
  'use strict';

  function token() {
    const pair = document.cookie.split('; ').find(text => text.startsWith('csrftoken='));
    return pair ? pair.slice('csrftoken='.length) : '';
  }

  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.classList.contains('title-form')) {
      return;
    }
    event.preventDefault();
    const output = form.querySelector('output');
    fetch('/api/datasets/' + encodeURIComponent(form.elements.namedItem('id').value), {
      method: 'PUT',
      headers: {'Content-Type': 'application/json', 'X-CSRFToken': token()},
      body: JSON.stringify({title: form.elements.namedItem('title').value})
    })
      .then(response => response.json().then(body => {
        output.textContent = response.ok ? form.dataset.saved : form.dataset.failed + ' ' + body.title;
      }))
      .catch(failure => {
        output.textContent = form.dataset.failed + ' ' + failure.message;
      });
  });
})();
