/* SPDX-License-Identifier: Apache-2.0 */
/** When the page has to be updated, and how a choice is announced. */
import {each, later, nodeType} from './builtins.js';

/** @param {function()} action once the document is parsed */
export function whenParsed(action) {
  if (document.readyState === 'loading') {
    // Deferred scripts of the page come between the two.
    document.addEventListener('readystatechange', action);
    document.addEventListener('DOMContentLoaded', action);
  } else {
    action();
  }
}

/** @param {function()} action once everything has loaded, and no script is at work */
export function whenStarted(action) {
  const wait = () => window.requestIdleCallback ? window.requestIdleCallback(action, {timeout: 500}) : later(action);
  if (document.readyState === 'complete') {
    wait();
  } else {
    window.addEventListener('load', wait);
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

/**
 * @param {!Array<!Node>} roots of which the documents get the event
 * @param {!Object} choice
 */
export function announce(roots, choice) {
  each(roots, root => nodeType(root) === 9
      && root.dispatchEvent(new (root.defaultView || window)['CustomEvent']('consentchange', {detail: choice})));
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
