/* SPDX-License-Identifier: Apache-2.0 */
// Returns the size of an element and its contrasts: of the text with its background, and of that with what is behind.
function measure() {
  'use strict';
  const channels = color => {
    const numbers = (color.match(/[\d.]+/g) || []).map(Number);
    return numbers.length < 3 ? [0, 0, 0, 0] : [numbers[0], numbers[1], numbers[2], numbers.length > 3 ? numbers[3] : 1];
  };
  const over = (front, back) =>
    [0, 1, 2].map(i => front[i] * front[3] + back[i] * (1 - front[3])).concat(1);
  const parent = element => element.parentElement || (element.getRootNode() && element.getRootNode().host) || null;
  const background = element => {
    if (!element) {
      return [255, 255, 255, 1];
    }
    const own = channels(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, background(parent(element)));
  };
  const luminance = color => {
    const [r, g, b] = color.slice(0, 3).map(value => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const style = getComputedStyle(this);
  const {width, height} = this.getBoundingClientRect();
  const own = background(this);
  const text = over(channels(style.color), own);
  return {
    width,
    height,
    fontSize: parseFloat(style.fontSize),
    textContrast: contrast(text, own),
    fillContrast: contrast(own, background(parent(this)))
  };
}
