/* SPDX-License-Identifier: Apache-2.0 */
/** A document that neither loads nor runs anything, for elements that are only inspected. */
import {importNode} from '../builtins.js';

export const newInertDocument = () => document.implementation.createHTMLDocument('');

export const inertDocument = newInertDocument();

/**
 * @param {!Node} node
 * @param {boolean} deep whether its descendants are copied, too
 * @return {?} a copy in that document
 */
export const inertCopy = (node, deep) => importNode(inertDocument, node, deep);
