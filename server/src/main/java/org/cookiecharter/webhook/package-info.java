// SPDX-License-Identifier: Apache-2.0
/** Reports recorded choices to other systems: signed messages over HTTP, as the Standard Webhooks specification has them. */
@NullMarked
package org.cookiecharter.webhook;

import org.jspecify.annotations.NullMarked;
