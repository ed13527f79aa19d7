// SPDX-License-Identifier: Apache-2.0
/**
 * Recording and reading of choices: the consent form, the JSON of a choice, limits, the consent cookie, and the proof
 * that a visitor can download.
 */
@NullMarked
package org.cookiecharter.endpoint.choice;

import org.jspecify.annotations.NullMarked;
