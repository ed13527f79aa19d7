/* SPDX-License-Identifier: Apache-2.0 */
/**
 * All APIs by which the browser parses markup into a document that loads resources: the markup is rewritten first.
 * Documents that load nothing (templates, `DOMParser`) are not changed; `insertion.js` checks the nodes that leave
 * them.
 */
import {apply, baseAddress, each, isElement, localName, nodeType, parentNode, select} from '../builtins.js';
import {isLive} from './deferredElements.js';
import {escape} from './markup.js';
import {neverRuns} from './scripts.js';
import {asTrustedAs, textOf} from './trust.js';
import {wrapMethods, wrapSetters} from './wrapping.js';

/**
 * @param {?} view
 * @param {?} markup of `markup.js`
 * @param {function()} inserted runs when frames may have been inserted
 */
export function guardParsing(view, markup, inserted) {
  /** @return {*} the rewritten markup; null if it needs no change */
  const rewritten = (context, given) => {
    const element = context.host || context;
    if (!isLive(context) || isElement(element) && localName(element) === 'template') {
      return null;
    }
    const text = '' + given;
    const changed = markup.rewrite(text, baseAddress(context), isElement(element) ? element : null);
    return changed === text ? null : asTrustedAs(given, changed);
  };

  const around = (contextOf, index) => (self, args, original) => {
    const context = contextOf(self);
    const text = textOf(args, index);
    const changed = rewritten(context, args[index]);
    const place = context && (context.content || context);
    const scripts = /<(?:script|i?frame|object|embed)/i.test(text) && new Set(select(place, 'script'));
    return (changed || scripts) && (() => {
      args[index] = changed || args[index];
      const result = apply(original, self, args);
      if (scripts && !(result && result.nodeType)) {
        each(select(place, 'script'), script => scripts.has(script) || neverRuns(script));
      }
      inserted();
      return result;
    });
  };

  const same = self => self;
  each([view.Element, view.ShadowRoot], owner => {
    wrapSetters(owner, 'innerHTML', around(same, 0));
    wrapMethods(owner, 'setHTML setHTMLUnsafe', around(same, 0));
  });
  wrapSetters(view.Element, 'outerHTML', around(parentNode, 0));
  wrapMethods(view.Element, 'insertAdjacentHTML', (self, args, original) =>
    around(/^(beforebegin|afterend)$/i.test(textOf(args, 0)) ? parentNode : same, 1)(self, args, original));
  wrapMethods(view.Range, 'createContextualFragment', around(
      ({startContainer: node}) => nodeType(node) === 3 ? parentNode(node) || node : node, 0));
  wrapMethods(view.Document, 'execCommand', (self, args, original) => {
    const command = /^insert(?:html|(image))$/i.exec(textOf(args, 0));
    const text = command && textOf(args, 2);
    const changed = text && rewritten(self, command[1] ? '<img src="' + escape(text) + '">' : args[2]);
    return changed && (() => apply(original, self, ['insertHTML', false, changed]));
  }, inserted);
}
