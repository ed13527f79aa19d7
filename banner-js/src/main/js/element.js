/** Elements made of text and attributes alone: nothing is ever parsed as HTML, so no text can become markup. */

/**
 * @param {string} tag
 * @param {!Object<string, (string|boolean|number|function(!Event)|null|undefined)>} attributes functions listen to the
 *     event of that name; what is false, null or undefined is left out
 * @param {...(?Node|string|undefined)} children
 * @return {!HTMLElement}
 */
export function element(tag, attributes, ...children) {
  const made = /** @type {!HTMLElement} */ (document.createElement(tag));
  Object.keys(attributes).forEach(name => {
    const value = attributes[name];
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (value || value === '' || value === 0) {
      made.setAttribute(name, value === true ? '' : String(value));
    }
  });
  children.forEach(child => child && made.appendChild(typeof child === 'string' ? document.createTextNode(child) : child));
  return made;
}

/**
 * @param {string} text
 * @param {!Object<string, (string|number)>} values
 * @return {string} the text, with `{name}` replaced
 */
export const fill = (text, values) => text.replace(/{(\w+)}/g, (all, name) => name in values ? values[name] : all);

/**
 * @param {string} label
 * @param {function(!Event)} click
 * @param {string=} look
 */
export const button = (label, click, look) =>
    element('button', {'type': 'button', 'class': 'cookie-charter__' + (look || 'button'), 'click': click}, label);
