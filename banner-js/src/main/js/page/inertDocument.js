/* SPDX-License-Identifier: Apache-2.0 */
/** A document that neither loads nor runs anything, for elements that are only inspected. */
import {contentType, importNode, ownerDocument, pageDocument} from '../builtins.js';

export const newInertDocument = () => pageDocument.implementation.createHTMLDocument('');

export const inertDocument = newInertDocument();

/** Returns whether markup in the document of this node is XML. */
export const isXml = node => /xml/.test(contentType(ownerDocument(node)));

/**
 * @param {!Node} node
 * @param {boolean} deep whether its descendants are copied, too
 * @return {?} a copy in such a document, of the same kind of markup
 */
export const inertCopy = (node, deep) =>
  importNode(isXml(node) ? pageDocument.implementation.createDocument(null, '', null) : inertDocument, node, deep);
