/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The placeholder of a blocked frame, or of the container of a blocked widget: as large as the element, it names who
 * would receive data, and grants only that service by one click, once or always. The style hides the element behind it,
 * and may show an image of the site.
 */
import {OURS, draw, operate, removeElement} from './dom.js';

/** Smaller frames are not meant to be seen. */
const MIN_HEIGHT = 24;

/**
 * @param {!Element} element
 * @param {!Array<string>} ids of categories and services
 * @param {string} provider
 * @param {function(function(!CookieCharterLayers), function()=)} withLayers
 * @param {!Object<string, ?>} actions
 * @return {{remove: function(), place: function()}}
 */
export function placeholder(element, ids, provider, withLayers, actions) {
  const {width, height} = element.getBoundingClientRect();
  const visible = !height || height >= MIN_HEIGHT;
  const made = draw(['div', {
    'class': OURS + 'root ' + OURS + 'placeholder',
    'role': 'group',
    'aria-label': provider,
    'data-ids': ids,
  }]);
  const {position, aspectRatio} = /** @type {?} */ (getComputedStyle(element));
  const parent = element.parentElement;
  const name = ['b', {}, provider];
  made.style.cssText = position === 'absolute' ? 'position:absolute!important;inset:0!important'
      : 'width:' + (parent && width >= parent.clientWidth - 1 ? '100%' : width + 'px') + '!important;'
          + (/\d/.test(aspectRatio) ? 'aspect-ratio:' + aspectRatio : 'min-height:' + height + 'px') + '!important';
  /** Places it right in front of the element, wherever the page moves it. */
  const place = () => visible && element.previousSibling !== made && element.before(made);
  place();
  operate(made, actions);
  withLayers(layers => {
    const drawn = draw(layers.placeholder);
    const text = drawn.querySelector('p').firstChild;
    text.data = text.data.replace('{provider}', () => provider);
    // Together, because content that is inserted before a visible name would move it.
    made.append(draw(layers.about[/** @type {?} */ (ids)] || name), drawn);
  }, () => made.append(draw(name)));
  return {place, remove: () => removeElement(made, element)};
}
