/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Runs blocked scripts once they are allowed, as HTML specifies for inserted scripts: external ones in their order,
 * which the browser ensures for those that are not `async`; inline ones after the external ones before them. Deferred
 * ones and modules wait until the document is parsed.
 */
import {
  attempt, filter, getAttribute, hasAttribute, insertBefore, isConnected, later, nextSibling, ownerDocument, parentNode, readyState,
  some, soon,
} from '../builtins.js';

const CLASSIC = /^(|(text|application)\/(x-)?(java|ecma)script|text\/(javascript1\.[0-5]|jscript|livescript))$/i;

/** The number of milliseconds that an inline script waits for an external one that fires neither `load` nor `error`. */
const PATIENCE = 5000;

/** Scripts from a fragment of markup never run (HTML Living Standard, 13.4), and fire no event. */
const neverRun = new WeakSet();

/** @param {!Element} script */
export const neverRuns = script => neverRun.add(script);

/**
 * Restarts a script or frame by inserting it again, in its old place.
 * @param {!Element} element
 */
export const reinsert = element => {
  const parent = parentNode(element);
  if (parent) {
    insertBefore(parent, element, nextSibling(element));
  }
};

const isExternal = script => some(['src', 'href', 'xlink:href', 'data-src'], name => hasAttribute(script, name));

/** Returns whether the browser will run it, and fire an event. */
const willRun = script => {
  const type = (getAttribute(script, 'type') || '').trim();
  return !neverRun.has(script) && (/^module$/i.test(type) || !hasAttribute(script, 'nomodule') && CLASSIC.test(type));
};

/** @return {{queue: function(!Element, function()): void, isDue: function(!Element, string): boolean}} */
export function scripts() {
  const queued = new WeakSet();
  const waiting = [];
  let loading = [];

  const run = (script, release) => {
    const ordered = !hasAttribute(script, 'async');
    if (ordered) {
      // Otherwise it would count as inserted by a script, and run immediately.
      script.async = false;
    }
    release();
    if (!isConnected(script)) {
      return;
    }
    if (isExternal(script) && ordered && willRun(script)) {
      loading.push(script);
      const done = () => {
        loading = filter(loading, one => one !== script);
        work();
      };
      script.addEventListener('load', done);
      script.addEventListener('error', done);
      later(done, PATIENCE);
    }
    reinsert(script);
  };

  const work = () => {
    while (waiting.length && (!loading.length || isExternal(waiting[0].script))) {
      const {script, release} = waiting.shift();
      queued.delete(script);
      // If the page's own policy blocks it, the next one may run.
      attempt(() => run(script, release));
    }
  };

  return {
    /**
     * @param {!Element} script
     * @param {function()} release sets its type, and its other waiting attributes
     */
    queue(script, release) {
      if (!queued.has(script)) {
        queued.add(script);
        waiting.push({script, release});
        soon(work);
      }
    },
    /** Returns whether a script of this type may run now: deferred ones wait for the end of the document. */
    isDue: (script, type) => readyState(ownerDocument(script)) !== 'loading'
        || !/^module$/i.test(type) && !(hasAttribute(script, 'defer') && isExternal(script)) || hasAttribute(script, 'async'),
  };
}
