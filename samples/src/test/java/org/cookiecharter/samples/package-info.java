// SPDX-License-Identifier: Apache-2.0
/** Tests that each sample works as its README says. */
@NullMarked
package org.cookiecharter.samples;

import org.jspecify.annotations.NullMarked;
