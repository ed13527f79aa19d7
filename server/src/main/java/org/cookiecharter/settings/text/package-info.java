// SPDX-License-Identifier: Apache-2.0
/**
 * Settings as texts, for files that configure a server.
 */
@NullMarked
package org.cookiecharter.settings.text;

import org.jspecify.annotations.NullMarked;
