/* SPDX-License-Identifier: Apache-2.0 */
/** When the page is to look again. */

/** @param {function()} action once the document is parsed */
export function whenReady(action) {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', action);
  } else {
    action();
  }
}

/**
 * A choice may have been made in another tab, or while this page lay in the back/forward cache.
 * @param {function()} action
 */
export function whenSeenAgain(action) {
  window.addEventListener('visibilitychange', action);
  window.addEventListener('pageshow', action);
  window['cookieStore']?.addEventListener('change', action);
}

/** @param {function()} action when elements were added, as single-page applications do */
export function whenAdded(action) {
  new MutationObserver(action).observe(document, {childList: true, subtree: true});
}

/** @param {!Object} choice */
export function announce(choice) {
  document.dispatchEvent(new CustomEvent('consentchange', {detail: choice}));
}

/**
 * @param {function(!Object)} listener
 * @return {function()} takes the listener off again
 */
export function listen(listener) {
  const handler = event => listener(/** @type {!CustomEvent} */ (event).detail);
  document.addEventListener('consentchange', handler);
  return () => document.removeEventListener('consentchange', handler);
}
