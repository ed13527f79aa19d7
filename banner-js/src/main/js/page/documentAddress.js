/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Addresses that contain the document they lead to: `data:`, `javascript:`, and `blob:` addresses of texts that scripts of
 * the site made. No script of ours runs in such a document, so the hosts that its text names decide about the element.
 * `DocumentAddress.java` reads the first two alike; both are tested by the same vectors.
 */
import {attempt, each, map, split} from '../builtins.js';
import {wrapConstructor, wrapStatics} from './wrapping.js';

/** Other types load nothing. */
const DOCUMENT = /^(?:javascript:|data:[^,]*(?:[xt]ml|css|script))/i;
const ESCAPE = /(?:\\x|\\u00|&#x0*)([\da-f]{2});?/gi;
const BASE64 = /base64 *,([\w+/= ]+)/gi;

/** Maps blobs, and the addresses of those that wait for consent, to their text. */
const texts = new WeakMap();
const addresses = new Map();

/** @return {string} the text with all characters in place of their escapes, which may be escaped again */
function decode(text) {
  let decoded = text;
  for (let depth = 0; depth < 3; depth++) {
    decoded = unescape(decoded.replace(ESCAPE, '%$1')).replace(BASE64, (all, data) => attempt(() => atob(data)) || all);
  }
  // Of characters in UTF-16, one byte is zero.
  return decoded.replace(/\0/g, '');
}

/**
 * @param {string} address
 * @return {string} the text of the document in it; empty if it is the address of another one
 */
export function textIn(address) {
  const clean = address.replace(/^[\0- ]+|[\t\n\r]/g, '');
  return DOCUMENT.test(clean) ? decode(clean) : addresses.get(split(clean, '#')[0]) || '';
}

/**
 * Remembers the texts of the documents that scripts make.
 * @param {?} view
 * @param {function(string): string} namedIn returns the ids that a document of this text waits for
 */
export function guardBlobs(view, namedIn) {
  each(['Blob', 'File'], name => wrapConstructor(view, name, (args, make) => {
    const made = make(args);
    if (/[xt]ml/.test(made.type)) {
      texts.set(made, '' + map(args[0], part => typeof part === 'string' ? part : texts.get(part)));
    }
    return made;
  }));
  // A frame that waits needs its address later.
  wrapStatics(view.URL, 'createObjectURL revokeObjectURL', (self, [address]) => addresses.has(address) && (() => {}),
      (self, address, [blob]) => {
        const text = texts.get(blob);
        if (text && namedIn(text)) {
          addresses.set(address, text);
        }
      });
}
