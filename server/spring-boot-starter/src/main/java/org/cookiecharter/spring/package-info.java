// SPDX-License-Identifier: Apache-2.0
/**
 * The Spring Boot starter: auto-configuration for servlet applications on Spring Boot 3.5 and 4.0. Its properties are
 * those of {@link org.cookiecharter.spring.CookieCharterProperties}.
 */
@NullMarked
package org.cookiecharter.spring;

import org.jspecify.annotations.NullMarked;
