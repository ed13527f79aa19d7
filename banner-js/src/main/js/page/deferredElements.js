/* SPDX-License-Identifier: Apache-2.0 */
/** Decides what an element may load, blocks it, and releases it once the visitor consents. */
import {
  baseAddress, defaultView, each, filter, getAttribute, includes, isConnected, keys, localName, map, ownerDocument,
  select, setAttribute,
} from '../builtins.js';
import {textIn} from './documentAddress.js';
import {LOADERS, addressesIn, attributesThatLoad, conditionOf, isLoading, isLoadingNow} from './loadTable.js';
import {
  MARK, block, forget, idsOf as idsIn, isBlocked, isTyped, namesOf, setNatively, unblock, valueOf,
} from './marks.js';
import {joinIds} from './originBlocker.js';
import {asTrustedAs} from './trust.js';

/** The markup that may precede a page's first element. */
const PROLOGUE = /^(?:[\t\n\f\r ]|<!--[^]*?-->)*(?:<!doctype[^>]*>)?/i;

/** Scripts with data that the browser uses, and modules: their text names what they load. */
const LOADING_TEXT = /^(importmap|speculationrules|module)$/i;

const {WeakRef: Reference} = window;

/** Returns whether the node is in a document that loads resources: templates and parsed data do not. */
export const isLive = node => {
  const owner = ownerDocument(node) || node;
  return owner === document || !!defaultView(owner);
};

/**
 * @param {?} blocker of `originBlocker.js`
 * @param {function(string): boolean} allows
 * @param {string} tag of our script, which comes first in documents that markup makes
 * @param {function()} changed runs when an element was blocked
 * @param {function(string): string} waitsIn returns the ids that a document of this markup waits for
 */
export function deferredElements(blocker, allows, tag, changed, waitsIn) {
  const shownOnce = new WeakSet();
  /** Blocked elements that are in no document; some of them, such as images, load even there. */
  let detached = [];

  /**
   * Returns the ids that an element waits for if its attribute has this value; empty if it may load.
   * @return {string}
   */
  const idsFor = (element, grammar, value, base) => {
    if (shownOnce.has(element)) {
      return '';
    }
    const mark = getAttribute(element, 'data-consent');
    return joinIds([
      mark && !allows(mark) ? mark : '',
      ...grammar === 'html' ? [waitsIn(value)] : map(addressesIn(grammar, value), address => blocker.blockedBy(address, base)),
      grammar === 'document' ? blocker.namedIn(textIn(value)) : '',
    ]);
  };

  /** Returns the ids that an element waits for, by the attributes that the browser has. */
  const idsNow = (element, base, use) => {
    const attributes = attributesThatLoad(element);
    each(keys(attributes), name => {
      const value = getAttribute(element, name);
      const ids = value ? idsFor(element, attributes[name], value, base) : '';
      if (ids) {
        use(name, value, ids);
      }
    });
  };

  /** @return {string} the ids that an element waits for because its text names what it loads */
  const idsOfText = element => localName(element) === 'style'
      || localName(element) === 'script' && LOADING_TEXT.test(getAttribute(element, 'type') || '')
    ? blocker.namedIn(element.textContent) : '';

  /** Blocks a script or style whose text may not load what it names. */
  const blockText = element => {
    const ids = idsOfText(element);
    if (ids && !isBlocked(element) && !shownOnce.has(element)) {
      block(element, 'type', null, ids);
    }
  };

  const blockNow = (element, base) => idsNow(element, base, (name, value, ids) => block(element, name, value, ids));

  /** A frame that may not run scripts does not need ours, and would log an error about it. */
  const guardMarkup = (frame, text) => {
    const sandbox = getAttribute(frame, 'sandbox');
    return text.includes(tag) || sandbox !== null && !/\ballow-scripts\b/i.test(sandbox) ? text
        : text.replace(PROLOGUE, start => start + tag);
  };

  return {
    allows,
    idsFor,
    idsNow,
    idsOfText,
    blockText,
    guardMarkup,
    /** @return {?string} the value that the page wrote */
    withoutGuard: text => text && text.replace(tag, ''),
    isShownOnce: element => shownOnce.has(element),
    showOnce: element => shownOnce.add(element),

    /**
     * Handles the page's assignment of this value to an attribute of this element.
     * @param {?} element
     * @param {string} name of the attribute, in lower case
     * @param {*} value
     * @param {function(*)} pass sets a value in the browser
     * @return {(function()|undefined)} the action to run instead, if any
     */
    write(element, name, value, pass) {
      const tag = localName(element);
      const grammar = attributesThatLoad(element)[name];
      const decides = conditionOf(tag) === name;
      if (!grammar && !decides || !isLive(element)) {
        return undefined;
      }
      const text = '' + value;
      const base = baseAddress(element);
      if (decides) {
        // It waits together with the address.
        return isBlocked(element) && tag !== 'input' ? () => setAttribute(element, MARK + name, text)
            : isTyped(element) || !isLoading(tag, text) ? undefined : () => {
              blockNow(element, base);
              pass(value);
            };
      }
      const ids = isLoadingNow(element) ? idsFor(element, grammar, text, base) : '';
      const typed = isTyped(element);
      if (ids && !typed) {
        return () => {
          block(element, name, text, ids);
          if (Reference && !isConnected(element)) {
            detached.push(new Reference(element));
          }
          changed();
        };
      }
      if (ids) {
        block(element, name, text, ids);
      } else if (isBlocked(element)) {
        if (typed) {
          unblock(element);
        } else {
          forget(element, name);
        }
      }
      const guarded = grammar === 'html' ? guardMarkup(element, text) : text;
      return guarded === text ? undefined : () => pass(asTrustedAs(value, guarded));
    },

    /** Blocks everything that may not load in this element or fragment, whose addresses are relative to this base. */
    blockAll(root, base) {
      each(select(root, LOADERS), element => isLoadingNow(element) && blockNow(element, base));
      each(select(root, 'script,style'), blockText);
    },

    /** @return {!Array<!Element>} the blocked elements that are in no document and still exist */
    detached() {
      const all = filter(map(detached, reference => reference.deref()),
          element => element && isBlocked(element) && !isConnected(element));
      detached = map(all, element => new Reference(element));
      return all;
    },

    /**
     * Releases the attributes that are allowed now. Anybody may have written the ids in the markup, so the addresses
     * decide.
     * @return {boolean} whether any was released
     */
    release(element) {
      const base = baseAddress(element);
      if (isTyped(element)) {
        let waits = !allows(idsIn(element)) && !shownOnce.has(element);
        idsNow(element, base, () => waits = true);
        if (!waits) {
          unblock(element);
        }
        return !waits;
      }
      const attributes = attributesThatLoad(element);
      const names = namesOf(element);
      // The server blocks a refresh of a frame: its address is part of the content.
      const refresh = localName(element) === 'meta' && !allows(idsIn(element));
      const waiting = filter(names, name => refresh
          || attributes[name] && idsFor(element, attributes[name], valueOf(element, name), base));
      // An attribute that only accompanies an address waits for all addresses. The relation of a link is restored with
      // the last of them.
      const free = filter(names, name => !includes(waiting, name) && name !== 'rel' && (attributes[name] || !waiting[0]));
      each(free, name => {
        const value = valueOf(element, name);
        setNatively(element, name, name === 'srcdoc' ? guardMarkup(element, value) : value);
        forget(element, name);
      });
      return !!free[0];
    },
  };
}
