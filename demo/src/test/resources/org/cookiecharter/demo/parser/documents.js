/* SPDX-License-Identifier: Apache-2.0 */
// SPDX-License-Identifier: Apache-2.0
/**
 * Compares pages before and after rewriting, as the browser's own parser reads them.
 *
 * `compare(table, pages)` takes `loading.json` and pairs of markup, and returns a text for each difference of a pair:
 * `loads …` for an element of the rewritten page that still loads from the third party, and `differs …` if the
 * documents differ even without the marks.
 */
(() => {
  const HTML = 'http://www.w3.org/1999/xhtml';
  const SVG = 'http://www.w3.org/2000/svg';
  const MARK = 'data-consent-';
  /** Hides the imports of a blocked style from preload scanners. */
  const HIDING = '-->';

  /** Elements in document order, including those in templates. */
  function* elements(root) {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.content instanceof DocumentFragment) {
        yield* elements(element.content);
      }
    }
  }

  const isThirdParty = (address) => {
    try {
      return new URL(address, 'http://site.example/').hostname === 'third.example';
    } catch {
      return false;
    }
  };

  const isIgnored = (table, element) => {
    const type = (element.getAttribute('type') ?? '').trim().toLowerCase();
    switch (element.localName) {
      case 'input': return type !== 'image';
      case 'script': return type === 'text/plain';
      case 'link':
        return (element.getAttribute('rel') ?? '').toLowerCase().split(/\s+/)
            .every((relation) => !relation || table.followedLinks.includes(relation));
      default: return false;
    }
  };

  const addresses = (grammar, value) => {
    switch (grammar) {
      case 'urls': return value.split(/\s+/);
      case 'candidates': return value.split(/[\s,]+/);
      case 'values': return value.split(';');
      default: return [value];
    }
  };

  /** Returns whether an element loads something of the third party. */
  const loads = (table, element) => {
    const isHtml = element.namespaceURI === HTML;
    if (!isHtml && element.namespaceURI !== SVG) {
      return false;
    }
    if (element.localName === 'style') {
      const type = (element.getAttribute('type') ?? '').toLowerCase();
      const imported = [...element.childNodes].map((node) => node.nodeType === Node.COMMENT_NODE ? '' : node.data ?? '')
          .join('').match(/^\s*@import "([^"\\]*)"/);
      return (!type || type === 'text/css') && imported !== null && isThirdParty(imported[1]);
    }
    const attributes = table[isHtml ? 'html' : 'svg'][element.localName] ?? {};
    return !isIgnored(table, element) && Object.entries(attributes).some(([name, grammar]) => {
      const value = element.getAttribute(name);
      return value !== null && (grammar === 'html'
          ? [...elements(parsed(value))].some((inner) => loads(table, inner))
          : addresses(grammar, value).some(isThirdParty));
    });
  };

  const parsed = (markup) => new DOMParser().parseFromString(markup, 'text/html');

  let frame = null;

  /** Parses in a frame: scripts are enabled there, so the content of a noscript element is text. */
  const parsedInFrame = (markup) => {
    frame ??= document.body.appendChild(document.createElement('iframe'));
    const page = frame.contentDocument;
    page.open();
    page.write(markup);
    page.close();
    return page.cloneNode(true);
  };

  /** Undoes what the server did: the document is that of the original page. */
  const undo = (root) => {
    for (const element of [...elements(root)]) {
      const source = element.getAttribute('src') ?? '';
      if (!element.hasAttribute(MARK + 'blocked')) {
        if (element.localName === 'script' && source.startsWith('/consent/banner.js')) {
          element.remove();
        }
        continue;
      }
      if (source === '/consent/banner.js?script=1') {
        element.removeAttribute('src');
      } else if (element.localName === 'script' || element.localName === 'style') {
        element.removeAttribute('type');
      }
      const text = element.firstChild;
      if (element.localName === 'style' && text?.data?.startsWith(HIDING)) {
        text.data = text.data.slice(HIDING.length);
      }
      element.removeAttribute(MARK + 'blocked');
      for (const {name, value} of [...element.attributes]) {
        if (name.startsWith(MARK)) {
          element.removeAttribute(name);
          // In SVG, the parser would have put the attribute into a namespace.
          const original = name.slice(MARK.length);
          if (original === 'xlink:href' && element.namespaceURI !== HTML) {
            element.setAttributeNS('http://www.w3.org/1999/xlink', original, value);
          } else {
            element.setAttribute(original, value);
          }
        }
      }
    }
    root.normalize();
  };

  const undoInText = (text) => text
      .replace(/ data-consent-blocked="[^"]*"( type="text\/plain"| src="\/consent\/banner.js\?script=1")?/g, '')
      .replace(/(<style\b[^>]*>)-->/gi, '$1')
      .replaceAll(MARK, '');

  const textOf = (node, mayDiffer) => {
    switch (node.nodeType) {
      case Node.ELEMENT_NODE: {
        const attributes = [...node.attributes].map((attribute) =>
            JSON.stringify([attribute.namespaceURI ?? '', attribute.name,
              mayDiffer ? undoInText(attribute.value) : attribute.value])).sort();
        const children = node.content instanceof DocumentFragment ? [node.content] : [];
        return `<${node.namespaceURI.split('/').pop()} ${node.localName} ${attributes}>`
            + [...children, ...node.childNodes].map((child) => textOf(child, mayDiffer)).join('') + '</>';
      }
      case Node.TEXT_NODE:
      case Node.CDATA_SECTION_NODE:
        // Before the head, the parser drops white space; our script begins the head.
        if (node.parentNode?.localName === 'head' && !node.data.trim()) {
          return '';
        }
        return JSON.stringify(mayDiffer ? undoInText(node.data) : node.data);
      case Node.COMMENT_NODE:
        return '!' + JSON.stringify(mayDiffer ? undoInText(node.data) : node.data);
      case Node.DOCUMENT_TYPE_NODE:
        return `!${node.name} ${node.publicId} ${node.systemId}`;
      default:
        return `#${node.nodeType}` + [...node.childNodes].map((child) => textOf(child, mayDiffer)).join('');
    }
  };

  /**
   * Returns what differs.
   *
   * @param mayDiffer whether the server reads text as markup too, because browsers differ
   */
  const differences = (table, original, rewritten, mayDiffer) => {
    const found = [];
    for (const element of elements(rewritten)) {
      if (loads(table, element)) {
        found.push('loads ' + element.outerHTML.slice(0, 200));
      }
    }
    undo(rewritten);
    const expected = textOf(original, mayDiffer);
    const actual = textOf(rewritten, mayDiffer);
    if (expected !== actual) {
      found.push('differs\n   ' + expected.slice(0, 2000) + '\n   ' + actual.slice(0, 2000));
    }
    return found;
  };

  window.compare = (table, pages) => pages.map(([original, rewritten]) => {
    const mayDiffer = /<(noscript|select|frameset)/i.test(original);
    const found = differences(table, parsed(original), parsed(rewritten), mayDiffer);
    if (/<noscript/i.test(original)) {
      const inFrame = differences(table, parsedInFrame(original), parsedInFrame(rewritten), true);
      found.push(...inFrame.map((one) => 'with scripts: ' + one));
    }
    return found;
  });
})();
