/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What comes into a document that loads, out of one that does not: a template's content, parsed data, a copy. Blocked elements
 * in it are blocked before they arrive. Copies of blocked elements wait as the originals do, and markup that is read from a
 * document is what the page wrote.
 */
import {
  apply, baseAddress, each, filter, keys, matchesSelector, nodeType, ownProperty, ownerDocument, remove, select,
} from '../builtins.js';
import {OURS} from '../dom.js';
import {isLive} from './deferredElements.js';
import {inertCopy, inertDocument} from './inertDocument.js';
import {LOADERS} from './loadTable.js';
import {BLOCKED, isBlocked, unmark} from './marks.js';
import {prototypeOf, wrapAccessors, wrapMethods} from './wrapping.js';

const INSERTS = {
  'Node': 'appendChild insertBefore replaceChild',
  'Element': 'append prepend before after replaceWith replaceChildren insertAdjacentElement moveBefore',
  'CharacterData': 'before after replaceWith',
  'DocumentType': 'before after replaceWith',
  'DocumentFragment': 'append prepend replaceChildren',
  'Document': 'append prepend replaceChildren adoptNode',
  'Range': 'insertNode surroundContents',
};

const {adoptNode} = Document.prototype;

/** Our own elements in the page, which are none of its business. */
const DRAWN = '.' + OURS + 'root';
const CHANGED = DRAWN + ',[' + BLOCKED + '],iframe[srcdoc]';

/**
 * @param {?} view
 * @param {?} elements of `deferredElements.js`
 * @param {function()} inserted is called when nodes were put into a document
 */
export function guardInsertion(view, elements, inserted) {
  const {document} = view;
  const blockIn = (node, place) => {
    const type = nodeType(node);
    if (type === 1 || type === 11) {
      elements.blockAll(node, type === 1, baseAddress(place));
    }
  };
  const arrives = (self, args) => {
    for (let i = 0; i < args.length; i++) {
      const node = args[i];
      const place = self.startContainer || self;
      if (node && typeof node === 'object' && ownerDocument(node) !== document && !isLive(node) && isLive(place)) {
        blockIn(node, place);
      }
    }
  };
  each(keys(INSERTS), name => wrapMethods(prototypeOf(view, name), INSERTS[name], arrives, inserted));

  const isElement = node => nodeType(node) === 1;
  wrapMethods(prototypeOf(view, 'Document'), 'importNode', (self, [node, deep]) => {
    if (isLive(node) || !isLive(self)) {
      return null;
    }
    const copy = inertCopy(node, deep);
    if (!(isElement(copy) && matchesSelector(copy, LOADERS)) && !(nodeType(copy) !== 3 && select(copy, LOADERS)[0])) {
      return null;
    }
    blockIn(copy, self);
    return () => {
      const adopted = apply(adoptNode, self, [copy]);
      view.customElements?.upgrade(adopted);
      return adopted;
    };
  });

  /** @return {?} a copy that is as the page wrote it, if the element itself is not */
  const asWritten = node => {
    if (!select(node, CHANGED)[0] && !(isElement(node) && matchesSelector(node, CHANGED))) {
      return null;
    }
    // A shadow root cannot be copied, but what is in it can.
    const copy = isElement(node) ? inertCopy(node, true) : inertDocument.createElement('div');
    if (!isElement(node)) {
      each([...node.childNodes], child => copy.append(inertCopy(child, true)));
    }
    each(filter((isElement(node) ? [copy] : []).concat(select(copy, '*')), element => matchesSelector(element, CHANGED)), element => {
      if (matchesSelector(element, DRAWN)) {
        remove(element);
      } else if (isBlocked(element)) {
        unmark(element);
      } else {
        element.srcdoc = elements.withoutGuard(element.srcdoc);
      }
    });
    return copy;
  };
  const inner = ownProperty(prototypeOf(view, 'Element'), 'innerHTML')?.get;
  const read = {get: (self, name, getter) => {
    const copy = asWritten(self);
    return copy ? apply(isElement(self) ? getter : inner, copy, []) : undefined;
  }};
  wrapAccessors(prototypeOf(view, 'Element'), 'innerHTML outerHTML', read);
  wrapAccessors(prototypeOf(view, 'ShadowRoot'), 'innerHTML', read);
  wrapMethods(prototypeOf(view, 'Element'), 'getHTML', (self, args, original) => {
    const copy = !args[0] && asWritten(self);
    return copy && (() => apply(original, copy, args));
  });
  wrapMethods(prototypeOf(view, 'XMLSerializer'), 'serializeToString', (self, args) => {
    args[0] = isElement(args[0]) && asWritten(args[0]) || args[0];
  });
}
