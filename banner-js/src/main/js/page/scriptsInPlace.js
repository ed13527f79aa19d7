/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Third-party scripts that have to run in their place. The server has put a script of ours into their tags:
 *
 *     <script data-consent-src="https://film.example/player.js" data-consent-blocked="film" src="…/banner.js?script=1">
 *
 * The parser runs it, and it fires `consentscript`. Then the original tag is written into the parser in its place: as
 * the site wrote it if the visitor has consented, so that `defer`, modules and later scripts run in order, and blocked
 * otherwise.
 */
import {
  baseAddress, createRange, currentScript, functionsOf, getAttribute, hasAttribute, insertBefore, outerHTML, ownerDocument,
  parentNode, readyState, remove, removeAttribute, setAttribute, write,
} from '../builtins.js';
import {inertCopy} from './inertDocument.js';
import {MARK, block, idsOf, unblock} from './marks.js';
import {trustedMarkup} from './trust.js';

/** Selects them; other blocked scripts have their address in `src`. */
export const IN_PLACE = 'script[' + MARK + 'src]';

const NONCE = MARK + 'nonce';

const {createContextualFragment} = functionsOf(window.Range?.prototype);

/**
 * Returns the original tag, blocked if its script is not allowed. A nonce is the server's, unless the mark says that
 * the page had it too.
 */
function originalTag(script, elements) {
  const copy = inertCopy(script, true);
  const nonce = hasAttribute(script, NONCE) ? script.nonce : '';
  unblock(copy);
  if (nonce) {
    setAttribute(copy, 'nonce', nonce);
  } else {
    removeAttribute(copy, 'nonce');
  }
  elements.blockAll(copy, baseAddress(script));
  if (!getAttribute(copy, 'src')) {
    // An import map, which has to precede all modules.
    removeAttribute(copy, 'src');
    if (!elements.allows(idsOf(script))) {
      block(copy, '', '', idsOf(script));
    }
  }
  return trustedMarkup(outerHTML(copy));
}

/**
 * Inserts the original in place of a script that the parser did not run. It runs as an inserted script.
 * @param {!Element} script
 * @param {?} elements of `deferredElements.js`
 */
export function insertOriginal(script, elements) {
  const range = createRange(ownerDocument(script));
  range.selectNode(script);
  insertBefore(parentNode(script), createContextualFragment(range, originalTag(script, elements)), script);
  remove(script);
}

/**
 * @param {?} elements of `deferredElements.js`
 * @return {function(!Event)} listens to `consentscript`
 */
export const writesOriginals = elements => ({target}) => {
  const document = ownerDocument(target);
  // Outside a script of the parser, the browser would ignore the text, or replace the page by it.
  if (readyState(document) === 'loading' && currentScript(document) === target && !target.async
      && hasAttribute(target, MARK + 'src')) {
    const tag = originalTag(target, elements);
    remove(target);
    write(document, tag);
  }
};
