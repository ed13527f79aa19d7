/* SPDX-License-Identifier: Apache-2.0 */
/** The events after which the page must be updated, and the one that announces a choice. */
import {defaultView, dispatchEvent, each, later, nodeType, pageDocument} from './builtins.js';

/** The time in milliseconds after which a page that is never idle counts as started. */
const STARTED = 10000;

/** @param {function()} action runs once the document is parsed */
export function whenParsed(action) {
  if (pageDocument.readyState === 'loading') {
    // Deferred scripts of the page run between the two.
    pageDocument.addEventListener('readystatechange', action);
    pageDocument.addEventListener('DOMContentLoaded', action);
  } else {
    action();
  }
}

/** @param {function()} action runs once everything has loaded, and no script is running */
export function whenStarted(action) {
  const wait = () => window.requestIdleCallback ? window.requestIdleCallback(action, {timeout: STARTED}) : later(action);
  if (pageDocument.readyState === 'complete') {
    wait();
  } else {
    window.addEventListener('load', wait);
  }
}

/**
 * Runs the action when a choice may have been made in another tab, or while this page was in the back/forward cache.
 * @param {function()} action
 */
export function whenChoiceMayChange(action) {
  window.addEventListener('visibilitychange', action);
  window.addEventListener('pageshow', action);
  window['cookieStore']?.addEventListener('change', action);
}

/**
 * @param {!Array<!Node>} roots whose documents get the event
 * @param {!Object} choice
 */
export function announce(roots, choice) {
  each(roots, root => nodeType(root) === 9
      && dispatchEvent(root, new (defaultView(root) || window)['CustomEvent']('consentchange', {detail: choice})));
}

/**
 * @param {function(!Object)} listener
 * @return {function()} removes the listener
 */
export function listen(listener) {
  const handler = event => listener(/** @type {!CustomEvent} */ (event).detail);
  pageDocument.addEventListener('consentchange', handler);
  return () => pageDocument.removeEventListener('consentchange', handler);
}
