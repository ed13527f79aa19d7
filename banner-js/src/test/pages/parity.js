/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Operations on loading elements, generated from `loading.json`: each kind of element, each attribute, each way to set
 * it, each place. Returns the observable result of each: return values, errors, and the markup that it reads back.
 */
window.parity = (table, third, from, to) => {
  const SVG = 'http://www.w3.org/2000/svg';
  const XLINK = 'http://www.w3.org/1999/xlink';
  const spaces = {html: 'http://www.w3.org/1999/xhtml', svg: SVG};
  const values = {
    url: n => [third + '/x' + n, '/own' + n, '//' + third.split('//')[1] + '/p' + n, ' ' + third + '/s' + n + '\n', 'data:,x', '', 'http://[', '#a'],
    document: n => [third + '/x' + n, '/own' + n, ' ' + third + '/s' + n + '\n', 'data:,x', 'data:text/html,<img src=' + third + '/y' + n + '>', ''],
    urls: n => [third + '/x' + n, '/own' + n + ' ' + third + '/y' + n, ''],
    candidates: n => [third + '/x' + n + ' 1x', '/own' + n + ' 3x,' + third + '/y' + n + ' 1x', '/o' + n + '.gif, /b' + n + ' 2x', ''],
    values: n => ['#a;' + third + '/x' + n, '#a;#b'],
    html: n => ['<img src="' + third + '/x' + n + '">', '<p>own ' + n, '<!doctype html><p>doc', ''],
  };
  const markup = (space, name, attribute, value) => {
    const tag = '<' + name + ' id="e" ' + attribute + '="' + value.replace(/&/g, '&amp;').replace(/"/g, '&quot;') + '">';
    const inner = tag + (/^(img|input|link|embed|source|track|area|frame)$/.test(name) ? '' : '</' + name + '>');
    return space === 'svg' ? '<svg>' + inner + '</svg>' : inner;
  };
  const property = name => name === 'imagesrcset' ? 'imageSrcset' : name;
  const condition = element => {
    if (element.localName === 'link') element.rel = 'stylesheet';
    if (element.localName === 'input') element.type = 'image';
  };
  const entries = {
    setAttribute: (e, a, v) => e.setAttribute(a, v),
    setAttributeUpper: (e, a, v) => e.setAttribute(e.namespaceURI === SVG ? a : a.toUpperCase(), v),
    setAttributeNS: (e, a, v) => a === 'xlink:href' ? e.setAttributeNS(XLINK, a, v) : e.setAttributeNS(null, a, v),
    property: (e, a, v) => {
      if (e.namespaceURI === SVG) { if (e.href) e.href.baseVal = v; } else e[property(a)] = v;
    },
    attributeNode: (e, a, v) => {
      const node = document.createAttribute(a);
      node.value = v;
      return e.setAttributeNode(node) === null;
    },
    attributeValue: (e, a, v) => {
      e.setAttribute(a, '/first.gif');
      const node = e.getAttributeNode(a);
      node.value = v;
      return node.value;
    },
    nodeValue: (e, a, v) => {
      e.setAttribute(a, '');
      e.attributes.getNamedItem(a).nodeValue = v;
      return e.attributes[a].textContent;
    },
    namedNodeMap: (e, a, v) => {
      const node = document.createAttribute(a);
      node.value = v;
      e.attributes.setNamedItem(node);
    },
    twice: (e, a, v) => {
      e.setAttribute(a, v);
      e.setAttribute(a, '/second.gif');
    },
    removed: (e, a, v) => {
      e.setAttribute(a, v);
      e.removeAttribute(a);
      return e.hasAttribute(a);
    },
    toggled: (e, a, v) => {
      e.setAttribute(a, v);
      return [e.toggleAttribute(a), e.hasAttribute(a), e.toggleAttribute(a), e.getAttribute(a)];
    },
  };
  const parsers = {
    innerHTML: (box, m) => { box.innerHTML = m; },
    outerHTML: (box, m) => {
      const inner = document.createElement('p');
      box.append(inner);
      inner.outerHTML = m;
    },
    insertAdjacentHTML: (box, m) => box.insertAdjacentHTML('afterbegin', m),
    fragment: (box, m) => {
      const range = document.createRange();
      range.selectNodeContents(box);
      box.append(range.createContextualFragment(m));
    },
    template: (box, m) => {
      const template = document.createElement('template');
      template.innerHTML = m;
      box.append(template.content.cloneNode(true));
      return template.innerHTML;
    },
    imported: (box, m) => {
      const template = document.createElement('template');
      template.innerHTML = m;
      box.append(document.importNode(template.content, true));
    },
    parsed: (box, m) => {
      const data = new DOMParser().parseFromString('<body>' + m, 'text/html');
      const seen = data.body.innerHTML;
      box.append(...data.body.childNodes);
      return seen;
    },
    adopted: (box, m) => {
      const data = document.implementation.createHTMLDocument('');
      data.body.innerHTML = m;
      box.appendChild(document.adoptNode(data.body.firstChild));
    },
    cloned: (box, m) => {
      const first = document.createElement('div');
      first.innerHTML = m;
      box.append(first.firstElementChild.cloneNode(true));
    },
    textarea: (box, m) => {
      box.innerHTML = '<textarea>' + m.replace(/</g, '&lt;') + '</textarea><!--' + m + '--><p title=\'' + m.replace(/'/g, '&#39;') + '\'>';
    },
  };
  const places = {
    detached: () => document.createElement('div'),
    connected: () => document.body.appendChild(document.createElement('div')),
    shadow: () => document.body.appendChild(document.createElement('div')).attachShadow({mode: 'open'}).appendChild(document.createElement('div')),
    inert: () => document.createElement('template').content.appendChild(document.createElement('div')),
  };
  const placeNames = Object.keys(places);

  const look = (box, e, a) => {
    const found = e || box.querySelector('#e');
    return [box.innerHTML, found && found.outerHTML, found && found.getAttribute(a), found && found.hasAttribute(a),
      found && found.getAttributeNames().sort().join(), found && found.namespaceURI !== SVG ? found[property(a)] : found && found.href && found.href.baseVal,
      found && found.type, found && found.getAttributeNode(a)?.value, found && found.cloneNode(true).outerHTML,
      new XMLSerializer().serializeToString(box)].map(value => typeof value === 'string' ? value : String(value));
  };

  let n = 0;
  const results = [];
  const run = (name, action) => {
    const number = n++;
    if (number < from || number >= to) return;
    let result;
    try {
      result = action(places[placeNames[number % placeNames.length]](), number);
    } catch (error) {
      result = 'throws ' + error.name + ': ' + error.message;
    }
    results.push(number + ' ' + name + ' ' + JSON.stringify(result).replaceAll(location.href, 'PAGE').replaceAll(location.origin, 'SITE'));
  };
  for (const space of ['html', 'svg']) {
    for (const [name, attributes] of Object.entries(table[space])) {
      for (const [a, grammar] of Object.entries(attributes)) {
        for (let i = 0; i < values[grammar](0).length; i++) {
          for (const [way, entry] of Object.entries(entries)) {
            run([name, a, i, way].join(' '), (box, number) => {
              const e = document.createElementNS(spaces[space], name);
              e.id = 'e';
              condition(e);
              if (number % 3) box.append(e);
              const value = entry(e, a, values[grammar](number)[i]);
              box.append(e);
              return [String(value), ...look(box, e, a)];
            });
          }
          for (const [way, parse] of Object.entries(parsers)) {
            run([name, a, i, way].join(' '), (box, number) => {
              const value = parse(box, markup(space, name, a, values[grammar](number)[i]));
              return [String(value), ...look(box, null, a)];
            });
          }
        }
      }
    }
  }
  return {count: n, results};
};
