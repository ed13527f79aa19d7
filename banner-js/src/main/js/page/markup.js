/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Rewrites markup so that nothing in it loads from a blocked host. First the browser itself parses it, in a document
 * that loads nothing: each tag that could load something has a number there, which distinguishes tags from text in a
 * script, a comment or an attribute, and identifies their attributes. Only those to be blocked are changed.
 */
import {assign, each, getAttribute, includes, innerHTML, localName, map, ownProperty, removeAttribute, select} from '../builtins.js';
import {inertCopy, inertDocument, isXml} from './inertDocument.js';
import {LOADING_ELEMENTS, isLoadingNow} from './loadTable.js';
import {BLOCKED, INERT, MARK, isTyped} from './marks.js';
import {joinIds} from './originBlocker.js';
import {trustedMarkup} from './trust.js';

const NUMBER = MARK + 'n';
const NUMBERS = new RegExp(' ' + NUMBER + '=\\d+ ', 'g');
const NOSCRIPT = 'noframes ' + MARK + 's';
const TAG = new RegExp('<(?:' + LOADING_ELEMENTS.join('|') + '|style)(?=[\\t\\n\\f\\r />])', 'gi');

/** One attribute of a tag, with what precedes its name. */
const ATTRIBUTE = /([\t\n\f\r /]*)([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"|'[^']*'|[^\t\n\f\r >]*))?/y;

const SRCDOC = 'srcdoc';

const setMarkup = ownProperty(Element.prototype, 'innerHTML')?.set;
/** @return {string} the text as the value of an attribute between double quotes */
export const escape = text => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');

/**
 * @param {string} text
 * @param {number} first number
 * @param {number} start of the text in a longer one
 * @return {{tags: !Array<{number: number, place: number}>, marked: string}} the tags that could load something, each by its
 *     number and the place behind its name, and the text with the numbers in it
 */
export function numbered(text, first, start) {
  const tags = [];
  const marked = text.replace(TAG, (tag, place) => {
    const number = first + tags.length;
    tags.push({number, place: start + place + tag.length});
    return tag + ' ' + NUMBER + '=' + number + ' ';
  });
  // This document runs no scripts, so it parses <noscript> in another way.
  return {tags, marked: marked.replace(/(<\/?)noscript(?=[\t\n\f\r />])/gi, '$1' + NOSCRIPT)};
}

/** Returns what the page wrote as the value of an attribute, without numbers. */
const unnumbered = value => value.replace(NUMBERS, '').replaceAll(NOSCRIPT, 'noscript');

/**
 * @return {!Object<string, !Element>} the elements by their number; a template loads nothing except as a shadow root
 */
export function numberedElements(root) {
  const found = {};
  each(select(root, '[' + NUMBER + ']'), element => {
    found[getAttribute(element, NUMBER)] = element;
    removeAttribute(element, NUMBER);
  });
  each(select(root, 'template[shadowrootmode]'), ({content}) => assign(found, numberedElements(content)));
  return found;
}

/** Returns whether the number of a tag was parsed as text, or is in a template. */
export const isText = (markup, number) => new RegExp(NUMBER + '="?' + number + '[ "]').test(markup);

/**
 * @param {?} blocker of `originBlocker.js`
 * @param {?} elements of `deferredElements.js`
 */
export function markupRewriter(blocker, elements) {
  /**
   * @param {!Element} element
   * @param {string} base
   * @param {!Array<string>} moved gets the names of the attributes to move out of the browser's reach
   * @return {string} the text to insert after this element's tag name, because browsers use the first of two attributes; the
   *     attribute to write in place of the page's `srcdoc`; or nothing
   */
  const marksOf = (element, base, moved) => {
    const ids = [];
    if (isLoadingNow(element)) {
      elements.idsNow(element, base, (name, value, waits) => {
        ids.push(waits);
        moved.push(isTyped(element) ? 'type' : name);
      });
    }
    const waits = elements.idsOfText(element);
    if (waits) {
      moved.push('type');
      ids.push(waits);
    }
    const all = joinIds(ids);
    const srcdoc = all ? null : getAttribute(element, SRCDOC);
    if (srcdoc !== null) {
      // Browsers that create a new window for this document run its scripts before we could reach it.
      moved.push(SRCDOC);
      return SRCDOC + '="' + escape(elements.guardMarkup(element, unnumbered(srcdoc))) + '"';
    }
    return !all ? '' : ' ' + BLOCKED + '="' + all + '" ' + (isTyped(element) ? 'type="' + INERT + '" ' : '');
  };

  /**
   * @param {string} text
   * @param {!Array<{number: number, place: number}>} tags in it
   * @param {!Object<string, !Element>} found their elements by number, without those that turned out to be text
   * @param {string} base
   */
  const edit = (text, tags, found, base) => {
    let out = '';
    let copied = 0;
    each(tags, ({number, place}) => {
      const element = found['' + number];
      const moved = [];
      const marks = element ? marksOf(element, base, moved) : '';
      if (!marks) {
        // It may be in the text of an attribute that was replaced.
        return;
      }
      const guarded = marks.startsWith(SRCDOC) && marks;
      out += text.slice(copied, place) + (guarded ? '' : marks);
      copied = ATTRIBUTE.lastIndex = place;
      // Preload scanners may use the last of two attributes, so the page's own has another name.
      for (let match; moved[0] && (match = ATTRIBUTE.exec(text));) {
        if (includes(moved, match[2].toLowerCase())) {
          const start = match.index + match[1].length;
          out += text.slice(copied, start) + (guarded || MARK);
          copied = guarded ? ATTRIBUTE.lastIndex : start;
        }
      }
    });
    return out + text.slice(copied);
  };

  /** XML has neither raw text nor two attributes of one name: the blocked copy is serialized. */
  const rewriteXml = (text, base, context) => {
    const twin = inertCopy(context, false);
    setMarkup.call(twin, trustedMarkup(text));
    each([...twin.children], child => elements.blockAll(child, base));
    return select(twin, '[' + BLOCKED + ']')[0] ? innerHTML(twin) : text;
  };

  /**
   * @param {string} text
   * @param {string} base of addresses in it
   * @param {?Element} context the element into which it is inserted; null for a document
   * @return {string}
   */
  const rewrite = (text, base, context) => {
    // With scripts, the content of <noscript> is text.
    if (!setMarkup || !blocker.mayName(text, base) && !/<(?:i?frame|object|embed)/i.test(text) || context && localName(context) === 'noscript') {
      return text;
    }
    if (context && isXml(context)) {
      return rewriteXml(text, base, context);
    }
    const {tags, marked} = numbered(text, 0, 0);
    if (!tags[0]) {
      return text;
    }
    const twin = context ? inertCopy(context, false) : inertDocument.createElement('div');
    setMarkup.call(twin, trustedMarkup(marked));
    return edit(text, tags, numberedElements(twin), base);
  };

  return {
    edit,
    rewrite,
    /** @return {string} the ids that elements in the document of this markup wait for */
    waitsIn(text, base) {
      const rewritten = rewrite(text, base, null);
      const ids = rewritten === text ? [] : map([...rewritten.matchAll(new RegExp(BLOCKED + '="([^"]*)"', 'g'))], match => match[1]);
      return joinIds(ids);
    },
  };
}
