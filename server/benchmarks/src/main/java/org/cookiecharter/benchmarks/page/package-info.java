// SPDX-License-Identifier: Apache-2.0
/** What a banner costs in a page, measured in a throttled browser beside others'. */
@NullMarked
package org.cookiecharter.benchmarks.page;

import org.jspecify.annotations.NullMarked;
