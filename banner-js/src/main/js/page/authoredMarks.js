/* SPDX-License-Identifier: Apache-2.0 */
/** The marks of the authors of pages: `data-consent`, with the addresses in `data-src` and similar attributes. */
import {each, filter, find, getAttribute, hasAttribute, keys, map, removeAttribute} from '../builtins.js';
import {attributesThatLoad} from './loadTable.js';
import {setNatively} from './marks.js';

const MARKS = ['data-consent', 'data-name', 'data-category'];

/** @return {string} the ids that the author names, for us or for another tool */
export const markOf = element => find(map(MARKS, name => getAttribute(element, name)), mark => mark) || '';

/**
 * Moves the addresses that the author wrote as `data-src` to `src`.
 * @return {boolean} whether there was any
 */
export function open(element) {
  let opened = false;
  each(keys(attributesThatLoad(element)), name => {
    const address = getAttribute(element, 'data-' + name);
    if (address !== null && getAttribute(element, name) !== address) {
      setNatively(element, name, address);
      opened = true;
    }
  });
  return opened;
}

/** @return {boolean} whether any address was removed */
export function close(element) {
  const open = filter(keys(attributesThatLoad(element)), name =>
    hasAttribute(element, 'data-' + name) && hasAttribute(element, name));
  each(open, name => removeAttribute(element, name));
  return !!open[0];
}
