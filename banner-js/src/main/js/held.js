/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Elements that wait: what they would load lies in `data-…`, and `data-consent` names what has to be granted, one id or
 * several. The server writes pages so, and the guard what scripts make later.
 */

const XLINK = 'xlink:href';

/** Attributes that make a browser load something. */
export const ADDRESSES = ['src', 'srcset', 'href', 'poster', 'data', 'imagesrcset', XLINK, 'background', 'srcdoc'];

const LOADING = /^(script|i?frame|img|image|link|video|audio|source|track|embed|object|input|use|feImage)$/;

/** What pages gave, where it is more than text: an address that a Trusted Types policy has approved of. */
const approved = new WeakMap();

/** The browser's own, by which an element that is shown for once can have what the guard would hold. */
const {setAttributeNS} = Element.prototype;

/** @param {!Element} element */
export const loads = element => LOADING.test(element.localName);

/**
 * Keeps this value from being loaded.
 * @param {!Element} element
 * @param {string} name of the attribute
 * @param {*} value
 * @param {string} id
 */
export function hold(element, name, value, id) {
  const ids = (element.getAttribute('data-consent') || '').split(' ').filter(known => known && known !== id);
  approved.set(element, {...approved.get(element), [name]: value});
  element.setAttribute('data-consent', ids.concat(id).join(' '));
  element.setAttribute('data-' + name, String(value));
  element.removeAttribute(name);
}

/**
 * @param {!Element} element
 * @return {boolean} whether there was anything to open
 */
export function open(element) {
  let opened = false;
  ADDRESSES.forEach(name => {
    const address = element.getAttribute('data-' + name);
    if (address !== null && element.getAttribute(name) !== address) {
      setAttributeNS.call(
          element, name === XLINK ? 'http://www.w3.org/1999/xlink' : null, name, approved.get(element)?.[name] || address);
      opened = true;
    }
  });
  // A player looks at its sources once.
  const player = opened && element.localName === 'source' && element.parentElement;
  player?.load?.();
  return opened;
}

/**
 * @param {!Element} element
 * @return {string|undefined} what was taken back, if anything
 */
export function close(element) {
  const opened = ADDRESSES.filter(
      name => element.hasAttribute('data-' + name) && element.hasAttribute(name));
  opened.forEach(name => element.removeAttribute(name));
  return opened[0];
}
