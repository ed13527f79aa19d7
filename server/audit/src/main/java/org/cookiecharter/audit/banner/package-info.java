// SPDX-License-Identifier: Apache-2.0
/**
 * The consent banner of a page, of any tool: found by the words of its buttons in the accessibility tree, used like a
 * visitor uses it, and measured.
 */
@NullMarked
package org.cookiecharter.audit.banner;

import org.jspecify.annotations.NullMarked;
