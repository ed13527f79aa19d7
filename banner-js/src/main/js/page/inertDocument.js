/* SPDX-License-Identifier: Apache-2.0 */
/** A document that loads nothing and runs nothing, for elements that are only to be looked at. */
import {apply} from '../builtins.js';

const {importNode} = Document.prototype;

export const inertDocument = document.implementation.createHTMLDocument('');

/**
 * @param {!Node} node
 * @param {boolean} deep whether its descendants are copied, too
 * @return {?} a copy in that document
 */
export const inertCopy = (node, deep) => apply(importNode, inertDocument, [node, deep]);
