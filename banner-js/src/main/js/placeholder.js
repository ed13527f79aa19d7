/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The placeholder of a blocked frame: as large as the frame, it names who would receive data, and grants only that
 * service by one click, once or always. The style hides the frame behind it.
 */
import {OURS, draw, operate, removeElement} from './dom.js';

/** Smaller frames are not meant to be seen. */
const MIN_HEIGHT = 24;

/**
 * @param {!Element} frame
 * @param {string} provider
 * @param {function(function(!CookieCharterLayers), function()=)} withLayers
 * @param {!Object<string, ?>} actions
 * @return {{remove: function(), place: function()}}
 */
export function placeholder(frame, provider, withLayers, actions) {
  const {width, height} = frame.getBoundingClientRect();
  const visible = !height || height >= MIN_HEIGHT;
  const made = draw(['div', {
    'class': OURS + 'root ' + OURS + 'placeholder',
    'role': 'group',
    'aria-label': provider,
  }]);
  const name = draw(['b', {}, provider]);
  const fills = getComputedStyle(frame).position === 'absolute';
  const parent = frame.parentElement;
  made.style.cssText = fills ? 'position:absolute!important;inset:0!important'
      : 'width:' + (parent && width >= parent.clientWidth - 1 ? '100%' : width + 'px')
          + '!important;min-height:' + height + 'px!important';
  /** Places it right in front of the frame, wherever the page moves it. */
  const place = () => visible && frame.previousSibling !== made && frame.before(made);
  place();
  operate(made, actions);
  withLayers(layers => {
    const drawn = draw(layers.placeholder);
    const text = drawn.querySelector('p').firstChild;
    text.data = text.data.replace('{provider}', () => provider);
    // Together, because content that is inserted before a visible name would move it.
    made.append(name, drawn);
  }, () => made.append(name));
  return {place, remove: () => removeElement(made, frame)};
}
