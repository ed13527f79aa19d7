/* SPDX-License-Identifier: Apache-2.0 */
/**
 * `window.cookieCharter` as an ES module, which bundlers, types and frameworks can use. It contains no banner: the
 * page loads `/consent/banner.js` itself, first. On a server, and in a page without that script, nothing is granted.
 */

/** The current choice; the same object until the choice changes, as React's `useSyncExternalStore` requires. */
let choice = null;
let serialized = 'null';

const find = () => typeof window === 'undefined' ? undefined : window.cookieCharter;

const call = async (method, ...parameters) => {
  const api = find();
  if (!api) {
    throw new Error('Cookie Charter is not in this page: load /consent/banner.js first in its head');
  }
  return api[method](...parameters);
};

export const allows = id => !!find()?.allows(id);

export function getChoice() {
  const current = JSON.stringify(find()?.choice ?? null);
  if (current !== serialized) {
    serialized = current;
    choice = JSON.parse(current);
  }
  return choice;
}

export function subscribe(listener) {
  if (typeof document === 'undefined') {
    return () => {};
  }
  let last = null;
  const notify = () => {
    const current = getChoice();
    if (current !== last) {
      last = current;
      listener(current);
    }
  };
  // The event, not `on`: the script may be absent now.
  document.addEventListener('consentchange', notify);
  notify();
  return () => document.removeEventListener('consentchange', notify);
}

export const grant = ids => call('grant', ids);
export const acceptAll = () => call('acceptAll');
export const refuseAll = () => call('refuseAll');
export const withdraw = () => call('withdraw');
export const open = () => find()?.open();
