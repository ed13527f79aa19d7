/* SPDX-License-Identifier: Apache-2.0 */
/** The events after which the page must be updated, and the one that announces a choice. */
import {each, later, nodeType} from './builtins.js';

/** The time in milliseconds after which a page that is never idle counts as started. */
const STARTED = 10000;

/** @param {function()} action runs once the document is parsed */
export function whenParsed(action) {
  if (document.readyState === 'loading') {
    // Deferred scripts of the page run between the two.
    document.addEventListener('readystatechange', action);
    document.addEventListener('DOMContentLoaded', action);
  } else {
    action();
  }
}

/** @param {function()} action runs once everything has loaded, and no script is running */
export function whenStarted(action) {
  const wait = () => window.requestIdleCallback ? window.requestIdleCallback(action, {timeout: STARTED}) : later(action);
  if (document.readyState === 'complete') {
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
      && root.dispatchEvent(new (root.defaultView || window)['CustomEvent']('consentchange', {detail: choice})));
}

/**
 * @param {function(!Object)} listener
 * @return {function()} removes the listener
 */
export function listen(listener) {
  const handler = event => listener(/** @type {!CustomEvent} */ (event).detail);
  document.addEventListener('consentchange', handler);
  return () => document.removeEventListener('consentchange', handler);
}
