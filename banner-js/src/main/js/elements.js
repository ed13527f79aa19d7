/** Elements that scripts make: what they would load from a service that is not granted waits for it. */
import {ADDRESSES, hold, loads} from './held.js';
import {wrap, wrapSetter} from './wrap.js';

/** @return {!Array<string>} the addresses in the value of an attribute */
const addressesOf = (name, value) => name.endsWith('srcset')
    ? value.split(/\s*,\s+|\s*,$/).map(candidate => candidate.trim().split(/\s/)[0]) : [value];

/**
 * @param {?} view
 * @param {{address: function(*): string, text: function(*): boolean}} held
 */
export function guardElements(view, held) {
  const {prototype} = view.Element;
  const inner = Object.getOwnPropertyDescriptor(prototype, 'innerHTML') || {};

  const takes = (element, name, value) => {
    if (!loads(element) || !ADDRESSES.includes(name)) {
      return false;
    }
    const text = String(value);
    const id = name === 'srcdoc'
        ? held.text(text) && idsIn(parse(element, value)).join(' ')
        : addressesOf(name, text).map(held.address).find(found => found);
    if (id) {
      hold(element, name, value, id);
    }
    return !!id;
  };

  /** Markup in a document of its own, where nothing loads. */
  const parse = (element, markup) => {
    const template = (element.ownerDocument || element).createElement('template');
    inner.set.call(template, markup);
    return template.content;
  };
  const all = root => Array.from(root.querySelectorAll('*'));
  const holdAll = root => all(root).forEach(element => {
    Array.from(element.attributes).forEach(({name, value}) => takes(element, name, value));
    if (element.content) {
      holdAll(element.content);
    }
  });
  const idsIn = root => {
    holdAll(root);
    return all(root).map(element => element.getAttribute('data-consent')).filter(id => id);
  };
  /** @return {?} null where the markup may be used as it is */
  const heldMarkup = (element, markup) => {
    const parsed = inner.set && held.text(markup) ? parse(element, markup) : null;
    if (parsed) {
      holdAll(parsed);
    }
    return parsed;
  };

  Object.getOwnPropertyNames(view).filter(name => /^(HTML|SVG).*Element$/.test(name)).forEach(name => {
    const made = view[name].prototype;
    ['src', 'srcset', 'href', 'poster', 'data', 'imageSrcset', 'srcdoc'].forEach(property => wrapSetter(
        made, property, (element, value) => takes(element, property.toLowerCase(), value)));
  });
  wrap(prototype, 'setAttribute', (self, args, original) =>
    takes(self, String(args[0]).toLowerCase(), args[1]) ? undefined : original.apply(self, args));
  wrap(prototype, 'setAttributeNS', (self, args, original) =>
    takes(self, String(args[1]), args[2]) ? undefined : original.apply(self, args));

  [prototype, view.ShadowRoot && view.ShadowRoot.prototype].forEach(root => {
    wrapSetter(root, 'innerHTML', (self, markup) => {
      const parsed = heldMarkup(self, markup);
      if (parsed) {
        (self.content || self).replaceChildren(parsed);
      }
      return !!parsed;
    });
    wrap(root, 'setHTMLUnsafe', (self, args, original) => {
      const parsed = heldMarkup(self, args[0]);
      return parsed ? self.replaceChildren(parsed) : original.apply(self, args);
    });
  });
  wrapSetter(prototype, 'outerHTML', (self, markup) => {
    const parsed = self.parentNode && heldMarkup(self, markup);
    if (parsed) {
      self.replaceWith(parsed);
    }
    return !!parsed;
  });
  wrap(prototype, 'insertAdjacentHTML', (self, args, original) => {
    const parsed = heldMarkup(self, args[1]);
    const method = {'beforebegin': 'before', 'afterbegin': 'prepend', 'beforeend': 'append', 'afterend': 'after'}[
        String(args[0]).toLowerCase()];
    return parsed && method ? self[method](parsed) : original.apply(self, args);
  });
  wrap(view.Range.prototype, 'createContextualFragment', (self, args, original) =>
    heldMarkup(document, args[0]) || original.apply(self, args));
  wrap(view.DOMParser.prototype, 'parseFromString', (self, args, original) => {
    const parsed = original.apply(self, args);
    if (held.text(args[0])) {
      holdAll(parsed);
    }
    return parsed;
  });
  ['write', 'writeln'].forEach(name => wrap(view.Document.prototype, name, (self, args, original) => {
    const parsed = args.some(held.text) && heldMarkup(self, args.length === 1 ? args[0] : args.join(''));
    const box = parsed && self.createElement('div');
    if (box) {
      box.append(parsed);
    }
    return original.apply(self, box ? [box.innerHTML] : args);
  }));
  if (view.Audio && view.Proxy) {
    view.Audio = new Proxy(view.Audio, {
      construct(target, args, made) {
        const audio = Reflect.construct(target, [], made);
        if (args.length) {
          audio.preload = 'auto';
          audio.src = args[0];
        }
        return audio;
      },
    });
  }
}
