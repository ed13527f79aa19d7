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

const {getAttribute, setAttribute, setAttributeNS, removeAttribute, hasAttribute} = Element.prototype;

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
  const ids = (getAttribute.call(element, 'data-consent') || '').split(' ').filter(known => known && known !== id);
  approved.set(element, {...approved.get(element), [name]: value});
  setAttribute.call(element, 'data-consent', ids.concat(id).join(' '));
  setAttribute.call(element, 'data-' + name, String(value));
  removeAttribute.call(element, name);
}

/**
 * @param {!Element} element
 * @return {boolean} whether there was anything to open
 */
export function open(element) {
  let opened = false;
  ADDRESSES.forEach(name => {
    const address = getAttribute.call(element, 'data-' + name);
    if (address !== null && getAttribute.call(element, name) !== address) {
      setAttributeNS.call(
          element, name === XLINK ? 'http://www.w3.org/1999/xlink' : null, name, approved.get(element)?.[name] || address);
      opened = true;
    }
  });
  // A player looks at its sources once.
  const player = opened && element.localName === 'source' && element.parentElement;
  if (player?.load) {
    player.load();
  }
  return opened;
}

/**
 * @param {!Element} element
 * @return {boolean} whether there was anything to take back
 */
export function close(element) {
  const opened = ADDRESSES.filter(
      name => hasAttribute.call(element, 'data-' + name) && hasAttribute.call(element, name));
  opened.forEach(name => removeAttribute.call(element, name));
  return opened.length > 0;
}
