/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Releases waiting elements once they may load: blocked ones, and those that the page's author has marked:
 *
 *     <script type="text/plain" data-consent="statistics" src="…"></script>     (`data-type="module"` for a module)
 *     <iframe data-consent="youtube" data-src="…"></iframe>                     likewise every attribute of `loading.json`
 *
 * `data-consent="a b"` waits for both, `data-consent="a|b"` for one of them. Scripts that are marked for other tools, by
 * `data-name` (a service) or `data-category`, are supported too. Only a reload of the page undoes a script that
 * has run.
 */
import {
  attempt, baseAddress, each, every, filter, getAttribute, hasAttribute, isConnected, later, localName, ownerDocument,
  readyState, select, setAttribute,
} from '../builtins.js';
import {whenStarted} from '../events.js';
import {close, markOf, open} from './authoredMarks.js';
import {LOADERS} from './loadTable.js';
import {BLOCKED, INERT, idsOf, isBlocked, valueOf} from './marks.js';
import {reinsert, scripts} from './scripts.js';
import {IN_PLACE, insertOriginal} from './scriptsInPlace.js';

const SCRIPTS = 'script[type="' + INERT + '"]';
const MARKED = '[' + BLOCKED + '],[data-consent]';

/** Players read their sources once, and links their images when they are inserted. */
function refresh(element) {
  if (localName(element) === 'source') {
    element.parentElement?.load?.();
  } else if (localName(element) === 'link' && hasAttribute(element, 'imagesrcset')) {
    reinsert(element);
  }
}

/**
 * @param {function(string): boolean} allows
 * @param {?} elements of `deferredElements.js`
 * @param {function(): !Array<!Node>} roots
 * @param {function(!Element, string, function()): {remove: function(), place: function()}} replace draws a placeholder for a
 *     frame or the container of a widget, and gets the function that shows it once
 * @return {{update: function(): boolean, withdraw: function()}} update returns false if a script that ran may not have run
 *     any more
 */
export function gate(allows, elements, roots, replace) {
  const placeholders = new Map();
  const ran = new Set();
  const runner = scripts();
  let started = false;
  // Frameworks that take over a whole document expect it as the server wrote it.
  whenStarted(() => {
    started = true;
    update();
  });

  const updateScript = script => {
    const blocked = isBlocked(script);
    const ids = blocked ? idsOf(script) : markOf(script);
    const type = (blocked ? valueOf(script, 'type') : getAttribute(script, 'data-type')) || '';
    if (!ids || !allows(ids) || !runner.isDue(script, type)) {
      return;
    }
    runner.queue(script, () => {
      if (allows(ids)) {
        ran.add(ids);
        if (blocked) {
          elements.release(script);
        } else {
          setAttribute(script, 'type', type);
          open(script);
        }
      }
    });
  };

  const updatePlaceholder = (frame, ids, waits) => {
    const placeholder = placeholders.get(frame);
    if (placeholder && (!waits || !isConnected(frame))) {
      placeholder.remove();
      placeholders.delete(frame);
    } else if (placeholder) {
      placeholder.place();
    } else if (waits && started && isConnected(frame) && ownerDocument(frame) === document) {
      placeholders.set(frame, replace(frame, ids, () => {
        elements.showOnce(frame);
        update();
      }));
    }
  };

  /**
   * @param {!Element} element
   * @param {boolean=} isLater whether the parser has inserted it before this task
   */
  const updateElement = (element, isLater) => {
    const name = localName(element);
    if (name === 'script') {
      return;
    }
    if (!isLater && /frame$/.test(name) && readyState(document) === 'loading') {
      // In Chromium, a frame stays blank if it gets its document while the parser inserts it.
      later(() => attempt(() => updateElement(element, true)));
      return;
    }
    let ids = idsOf(element);
    if (ids && elements.release(element)) {
      refresh(element);
    }
    let waits = isBlocked(element);
    if (!waits && hasAttribute(element, 'data-consent')) {
      ids = getAttribute(element, 'data-consent');
      waits = !allows(ids) && !elements.isShownOnce(element);
      if (!waits && open(element)) {
        refresh(element);
      } else if (waits && close(element)) {
        reinsert(element);
      }
    }
    if (/^(iframe|div)$/.test(name)) {
      updatePlaceholder(element, ids, waits);
    }
  };

  /**
   * Catches failures, so that one element does not stop the others: it stays blocked, because a policy of the page
   * forbids it, or its class is the page's own.
   */
  const eachSafely = (list, action) => each(list, element => attempt(() => action(element)));

  const update = () => {
    each(roots(), root => {
      if (readyState(ownerDocument(root) || root) !== 'loading') {
        // The parser did not run them: they are in a shadow root, or a policy of the page blocks our script.
        eachSafely(select(root, IN_PLACE), script => insertOriginal(script, elements));
      }
      eachSafely(select(root, MARKED), updateElement);
      eachSafely(select(root, SCRIPTS), updateScript);
    });
    eachSafely(elements.detached(), updateElement);
    placeholders.forEach((placeholder, frame) => isConnected(frame) || updatePlaceholder(frame, '', false));
    return every([...ran], allows);
  };

  return {
    update,
    /** Unloads everything that is no longer allowed. */
    withdraw: () => each(roots(), root => {
      const frames = filter(select(root, 'iframe,frame,embed,object'), frame => !isBlocked(frame));
      eachSafely(select(root, LOADERS), element => localName(element) !== 'script' && elements.blockAll(element, baseAddress(element)));
      eachSafely(filter(frames, isBlocked), reinsert);
    }),
  };
}
