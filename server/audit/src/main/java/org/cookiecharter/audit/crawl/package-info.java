// SPDX-License-Identifier: Apache-2.0
/** The choice of pages: from links, from a sitemap or from a list, as far as {@code robots.txt} allows. */
@NullMarked
package org.cookiecharter.audit.crawl;

import org.jspecify.annotations.NullMarked;
