/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Nodes that move from a document that does not load resources into one that does: a template's content, parsed data, a
 * copy. Elements in them are blocked before they are inserted. Copies of blocked elements wait as the originals do, and
 * markup that is read from a document is the one that the page wrote.
 */
import {
  adoptNode, apply, baseAddress, each, innerHTML, isElement, matchesSelector, ownerDocument, remove, select, split,
} from '../builtins.js';
import {OURS} from '../dom.js';
import {isLive} from './deferredElements.js';
import {inertCopy, inertDocument} from './inertDocument.js';
import {LOADERS} from './loadTable.js';
import {BLOCKED, isBlocked, unblock} from './marks.js';
import {wrapGetters, wrapMethods, wrapSetters} from './wrapping.js';

/** The methods that insert nodes, of any of these classes. */
const CLASSES = 'Node Element CharacterData DocumentType DocumentFragment Document Range';
const INSERTS = 'appendChild insertBefore replaceChild moveBefore append prepend before after replaceWith replaceChildren'
    + ' insertAdjacentElement adoptNode insertNode surroundContents';

/** Our own elements in the page, which the page must not see. */
const DRAWN = '.' + OURS + 'root';
const CHANGED = DRAWN + ',[' + BLOCKED + '],iframe[srcdoc]';

/** @return {!Array<!Element>} the elements in this node and its templates that differ from those that the page wrote */
function changedIn(node) {
  const found = select(node, CHANGED);
  each(select(node, 'template'), ({content}) => content && each(changedIn(content), element => found.push(element)));
  return found;
}

const FRAMES = 'iframe,frame,object,embed';
const FRAME_NAMES = new Set(split(FRAMES, ','));

/**
 * Returns whether the node contains frames. Its members are read directly, which is fast: a control of a form may hide
 * one, but has no frame's name, and counts as a child. A window does not list frames in shadow roots.
 */
const containsFrames = node => FRAME_NAMES.has(node.localName) || node.firstElementChild && select(node, FRAMES)[0];

/**
 * @param {?} view
 * @param {?} elements of `deferredElements.js`
 * @param {function()} inserted runs when frames were inserted
 */
export function guardInsertion(view, elements, inserted) {
  const {document} = view;
  const arrives = (self, args, original) => {
    let frames;
    for (let i = 0; i < args.length; i++) {
      const node = args[i];
      if (node && typeof node === 'object') {
        if (ownerDocument(node) !== document && !isLive(node)) {
          const place = self.startContainer || self;
          if (isLive(place)) {
            elements.blockAll(node, baseAddress(place));
          }
        }
        if (node.localName === 'script' && isLive(node)) {
          elements.blockText(node);
        }
        frames = frames || containsFrames(node);
      }
    }
    return frames && (() => {
      const result = apply(original, self, args);
      inserted();
      return result;
    });
  };
  each(split(CLASSES, ' '), name => wrapMethods(view[name], INSERTS, arrives));
  each([view.HTMLSelectElement, view.HTMLOptionsCollection], owner => wrapMethods(owner, 'add', arrives));
  wrapSetters(view.HTMLTableElement, 'caption tHead tFoot', arrives);
  wrapSetters(view.Document, 'body', arrives);

  /** Returns the function that moves these nodes from a document that loads nothing; null if they load nothing. */
  const moving = (copy, target) => {
    if (!copy || !select(copy, LOADERS + ',script,style')[0]) {
      return null;
    }
    elements.blockAll(copy, baseAddress(target));
    return () => {
      const adopted = adoptNode(target, copy);
      view.customElements?.upgrade(adopted);
      return adopted;
    };
  };
  wrapMethods(view.Document, 'importNode', (self, [node, deep]) =>
    moving(!isLive(node) && isLive(self) && inertCopy(node, deep), self));
  wrapMethods(view.XSLTProcessor, 'transformToFragment', (self, [source, target], original) =>
    isLive(target) && moving(apply(original, self, [source, inertDocument]), target));

  /** @return {?} a copy as the page wrote it, if the element was changed */
  const asWritten = node => {
    if (!changedIn(node)[0]) {
      return null;
    }
    // A shadow root cannot be copied, but its content can.
    const copy = isElement(node) ? inertCopy(node, true) : inertDocument.createElement('div');
    if (!isElement(node)) {
      each([...node.childNodes], child => copy.append(inertCopy(child, true)));
    }
    each(changedIn(copy), element => {
      if (matchesSelector(element, DRAWN)) {
        remove(element);
      } else if (isBlocked(element)) {
        unblock(element);
      } else {
        element.srcdoc = elements.withoutGuard(element.srcdoc);
      }
    });
    return copy;
  };
  const read = (self, args, original) => {
    const copy = asWritten(self);
    return copy && (() => isElement(self) ? apply(original, copy, args) : innerHTML(copy));
  };
  wrapGetters(view.Element, 'innerHTML outerHTML', read);
  wrapGetters(view.ShadowRoot, 'innerHTML', read);
  wrapMethods(view.Element, 'getHTML', (self, args, original) => args[0] ? null : read(self, args, original));
  wrapMethods(view.XMLSerializer, 'serializeToString', (self, args) => {
    args[0] = isElement(args[0]) && asWritten(args[0]) || args[0];
  });
}
