/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Holds back what carries `data-consent="ID"` until that category or service is granted, then runs or loads it in
 * document order:
 *
 *     <script type="text/plain" data-consent="statistics" src="…"></script>     (`data-type="module"` for a module)
 *     <iframe data-consent="youtube" data-src="…"></iframe>                     likewise all elements of `held.js`
 *
 * `data-consent="a b"` waits for both, `data-consent="a|b"` for one of them. Scripts that are marked for other tools, by
 * `data-name` (a service) or `data-category`, are understood too.
 *
 * A script waits for the external ones before it. Once a script has run, only a reload of the page takes it back. Its
 * address stands in `src`, as browsers load nothing of this type: a page with Trusted Types would not let us move it.
 */
import {close, open} from './held.js';

const HELD = 'text/plain';
const MARKS = ['data-consent', 'data-name', 'data-category'];
const MARKED = '[data-consent],script[type="text/plain"][data-name],script[type="text/plain"][data-category]';

/**
 * Runs a held script: it is put in again with its real type, which browsers treat as a new script. The element stays the
 * same one, so that its nonce and trusted text stay with it.
 * @param {!HTMLScriptElement} script
 * @return {!Promise<undefined>} settles when the next script may run
 */
function run(script) {
  return new Promise(done => {
    ['load', 'error'].forEach(type => script.addEventListener(type, done));
    if (script.type === HELD) {
      script.type = script.getAttribute('data-type') || '';
    }
    if (script.hasAttribute('data-src')) {
      // Empty so far: it starts with its address.
      open(script);
      script.removeAttribute('data-src');
      return;
    }
    reinsert(script);
    if (!script.src || script.hasAttribute('async')) {
      done();
    }
  });
}

/**
 * A script or frame begins anew where it is put into the document, be it the place where it was.
 * @param {!Element} element
 */
function reinsert(element) {
  element.parentNode.insertBefore(element, element.nextSibling);
}

/**
 * @param {function(string): boolean} allows
 * @param {function(!Element, string, function()): function()} replace draws a placeholder for a frame, and is given
 *     what shows the frame for this once; returns what takes the placeholder away
 * @return {{update: function(): boolean}} update returns false where a script that ran may not have run any more
 */
export function gate(allows, replace) {
  const queued = new WeakSet();
  const shownOnce = new WeakSet();
  const placeholders = new Map();
  const ran = new Set();
  let last = Promise.resolve();

  const queue = (script, id) => {
    if (!queued.has(script)) {
      queued.add(script);
      last = last.then(() => {
        queued.delete(script);
        if (allows(id) && document.contains(script)) {
          ran.add(id);
          return run(script);
        }
      });
    }
  };

  const update = () => {
    document.querySelectorAll(MARKED).forEach(element => {
      const id = MARKS.map(mark => element.getAttribute(mark)).find(mark => mark) || '';
      const allowed = allows(id) || shownOnce.has(element);
      if (element.localName === 'script') {
        if (allowed && (element.type === HELD || element.hasAttribute('data-src'))) {
          queue(element, id);
        }
        return;
      }
      if (!allowed) {
        if (close(element)) {
          reinsert(element);
        }
        if (element.localName === 'iframe' && !placeholders.has(element)) {
          placeholders.set(element, replace(element, id, () => {
            shownOnce.add(element);
            update();
          }));
        }
        return;
      }
      if (placeholders.has(element)) {
        placeholders.get(element)();
        placeholders.delete(element);
      }
      // A link is not looked at again for this attribute, but where it is put in.
      if (open(element) && element.hasAttribute('imagesrcset')) {
        reinsert(element);
      }
    });
    return [...ran].every(allows);
  };
  return {update};
}
