// SPDX-License-Identifier: Apache-2.0
/** Benchmarks of the cost of a banner in a page, compared with other banners in a throttled browser. */
@NullMarked
package org.cookiecharter.benchmarks.page;

import org.jspecify.annotations.NullMarked;
