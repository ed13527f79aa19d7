// SPDX-License-Identifier: Apache-2.0
/**
 * Test support for applications: signed choices, and checks that responses set allowed cookies only. Begin with {@link
 * org.cookiecharter.test.TestConsent}, or with {@link org.cookiecharter.test.ConsentExtension} in JUnit.
 */
@NullMarked
package org.cookiecharter.test;

import org.jspecify.annotations.NullMarked;
