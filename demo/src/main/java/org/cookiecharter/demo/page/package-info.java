// SPDX-License-Identifier: Apache-2.0
/** The HTML of the demo: templates, texts in two languages, and the frame around each page. */
@NullMarked
package org.cookiecharter.demo.page;

import org.jspecify.annotations.NullMarked;
