/* SPDX-License-Identifier: Apache-2.0 */
/** Elements that scripts make: what they would load from a service that is not granted waits for it. */
import {ADDRESSES, hold, loads} from './held.js';
import {prototypeOf, wrap, wrapConstructor, wrapSetter} from './wrap.js';

/** The classes that have such attributes as properties. A browser makes each class of its own where it is first named, slowly. */
const LOADERS = 'Script Image IFrame Link Media Video Source Track Object Embed Input Frame';

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
  const all = root => [...root.querySelectorAll('*')];
  const holdAll = root => all(root).forEach(element => {
    [...element.attributes].forEach(({name, value}) => takes(element, name, value));
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

  LOADERS.split(' ').forEach(name => wrapSetter(
      prototypeOf(view, 'HTML' + name + 'Element'), 'src srcset href poster data imageSrcset srcdoc',
      (element, value, property) => takes(element, property.toLowerCase(), value)));
  wrap(prototype, 'setAttribute', (self, [name, value], pass) =>
    takes(self, String(name).toLowerCase(), value) || pass());
  wrap(prototype, 'setAttributeNS', (self, args, pass) =>
    takes(self, String(args[1]), args[2]) || pass());

  [prototype, prototypeOf(view, 'ShadowRoot')].forEach(root => {
    const replace = (self, markup) => {
      const parsed = heldMarkup(self, markup);
      if (parsed) {
        (self.content || self).replaceChildren(parsed);
      }
      return parsed;
    };
    wrapSetter(root, 'innerHTML', replace);
    wrap(root, 'setHTMLUnsafe', (self, args, pass) => replace(self, args[0]) || pass());
  });
  wrapSetter(prototype, 'outerHTML', (self, markup) => {
    const parsed = self.parentNode && heldMarkup(self, markup);
    if (parsed) {
      self.replaceWith(parsed);
    }
    return parsed;
  });
  wrap(prototype, 'insertAdjacentHTML', (self, args, pass) => {
    const parsed = heldMarkup(self, args[1]);
    if (!parsed) {
      return pass();
    }
    const place = self.ownerDocument.createElement('div');
    self.insertAdjacentElement(args[0], place);
    place.replaceWith(parsed);
  });
  wrap(prototypeOf(view, 'Range'), 'createContextualFragment', (self, args, pass) =>
    heldMarkup(document, args[0]) || pass());
  wrap(prototypeOf(view, 'DOMParser'), 'parseFromString', (self, args, pass) => {
    const parsed = pass();
    if (held.text(args[0])) {
      holdAll(parsed);
    }
    return parsed;
  });
  wrap(prototypeOf(view, 'Document'), 'write writeln', (self, args, pass) => {
    const parsed = args.some(held.text) && heldMarkup(self, args.length === 1 ? args[0] : args.join(''));
    if (parsed) {
      const box = self.createElement('div');
      box.append(parsed);
      args.splice(0, args.length, box.innerHTML);
    }
    return pass();
  });
  wrapConstructor(view, 'Audio', (args, make) => {
    const audio = make([]);
    if (args.length) {
      audio.preload = 'auto';
      audio.src = args[0];
    }
    return audio;
  });
}
