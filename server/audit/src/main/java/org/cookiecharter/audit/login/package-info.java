// SPDX-License-Identifier: Apache-2.0
/** The beginning of a visit as a visitor who has logged in: by a stored state, or by the steps of a script. */
@NullMarked
package org.cookiecharter.audit.login;

import org.jspecify.annotations.NullMarked;
