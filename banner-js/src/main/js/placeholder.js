/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What stands in for a held frame: as large as the frame, it says who would receive something, and grants just that by
 * one click, for this once or always.
 */
import {OURS, draw, operate} from './draw.js';

/** Frames smaller than this are not meant to be seen. */
const SMALLEST = 24;
const HELD = OURS + 'held';

/**
 * @param {!Element} frame
 * @param {string} provider
 * @param {function(function(!CookieCharterLayers), function()=)} withLayers
 * @param {!Object<string, ?>} actions
 * @return {function()} takes it away again
 */
export function placeholder(frame, provider, withLayers, actions) {
  const {width, height} = frame.getBoundingClientRect();
  const made = draw(['div', {
    'class': OURS + 'root ' + OURS + 'placeholder',
    'role': 'group',
    'aria-label': provider,
  }]);
  const name = draw(['b', {}, provider]);
  const fills = getComputedStyle(frame).position === 'absolute';
  made.style.cssText = fills ? 'position:absolute!important;inset:0!important'
      : 'width:' + (width >= frame.parentElement.clientWidth - 1 ? '100%' : width + 'px')
          + '!important;min-height:' + height + 'px!important';
  frame.classList.add(HELD);
  if (!height || height >= SMALLEST) {
    frame.before(made);
  }
  operate(made, actions);
  withLayers(layers => {
    const drawn = draw(layers.placeholder);
    const text = drawn.querySelector('p').firstChild;
    text.data = text.data.replace('{provider}', () => provider);
    // Together: a name that stood there before would be moved by what comes after it.
    made.append(name, drawn);
  }, () => made.append(name));
  return () => {
    made.remove();
    frame.classList.remove(HELD);
  };
}
