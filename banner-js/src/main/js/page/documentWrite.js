/* SPDX-License-Identifier: Apache-2.0 */
/**
 * `document.write` is a stream: a tag may arrive in pieces, and one call may open an element that another closes. A
 * document that loads nothing parses the same stream ahead; text that may be part of a tag waits for the next call, or
 * for the end of the document.
 */
import {apply, baseAddress, concat, each, every, filter, join, map, readyState, write} from '../builtins.js';
import {isLive} from './deferredElements.js';
import {newInertDocument} from './inertDocument.js';
import {isText, numbered, numberedElements} from './markup.js';
import {isTrusted, textOf, trustedMarkup} from './trust.js';
import {ownersOf, wrapMethods} from './wrapping.js';

/** @param {function(string, !Array<?>, !Object<string, !Element>, string): string} edit of `markup.js` */
function stream(edit, base) {
  const ahead = newInertDocument();
  /** The beginning of a tag, with the numbers and positions of the tags in it. */
  let pending = '';
  let open = [];
  /** The beginning of a tag's name. */
  let name = '';
  let count = 0;

  /** Returns the text to write for this piece; after the last one, all that waits. */
  return (piece, isLast) => {
    const given = name + piece;
    name = isLast ? '' : /(<\/?[a-z]*)?$/i.exec(given)[0];
    const text = given.slice(0, given.length - name.length);
    const {tags, marked} = numbered(text, count, pending.length);
    write(ahead, trustedMarkup(marked));
    const all = concat(open, tags);
    count += tags.length;
    const whole = pending + text;
    const found = all[0] ? numberedElements(ahead) : {};
    const missing = filter(all, ({number}) => !found['' + number]);
    const markup = missing[0] && ahead.documentElement?.outerHTML;
    const waiting = filter(missing, ({number}) => !isText(markup, number));
    const end = waiting[0] && !isLast ? whole.lastIndexOf('<', waiting[0].place) : whole.length;
    pending = whole.slice(end);
    open = map(filter(all, ({place}) => place >= end), ({number, place}) => ({number, place: place - end}));
    return edit(whole.slice(0, end), filter(all, ({place}) => place < end), found, base);
  };
}

/**
 * @param {?} view
 * @param {?} markup of `markup.js`
 * @param {function()} inserted runs when frames may have been inserted
 * @param {function(!Document)} opened runs when a document was opened again, without its listeners
 */
export function guardWriting(view, markup, inserted, opened) {
  const streams = new WeakMap();
  const begin = document => streams.set(document, {next: stream(markup.edit, baseAddress(document))});

  const around = end => (self, args, original) => {
    if (!isLive(self)) {
      return null;
    }
    // A write after the end of a document opens it again.
    const fresh = readyState(self) !== 'loading';
    if (fresh || !streams.has(self)) {
      begin(self);
    }
    const given = join(map(args, (piece, index) => textOf(args, index)), '') + end;
    const state = streams.get(self);
    const typed = args[0] && every(args, isTrusted) ? trustedMarkup : piece => piece;
    state.typed = typed;
    const changed = state.next(given);
    return changed === given && !fresh ? null : () => {
      if (fresh) {
        // Frames in the text are guarded when they load, during the write.
        write(self, typed(''));
        opened(self);
      }
      const text = typed(changed);
      if (end) {
        write(self, text);
      } else {
        apply(original, self, [text]);
      }
    };
  };

  each([['write', ''], ['writeln', '\n']], ([name, end]) =>
    each(ownersOf(view.document, name), owner => wrapMethods(owner, name, around(end), inserted)));
  wrapMethods(view.Document, 'close', self => {
    const state = streams.get(self);
    const rest = state && state.next('', true);
    if (rest) {
      write(self, state.typed(rest));
    }
  });
  wrapMethods(view.Document, 'open', (self, args) => void (args.length < 3 && begin(self)),
      (self, result, args) => args.length < 3 && opened(self));
}
