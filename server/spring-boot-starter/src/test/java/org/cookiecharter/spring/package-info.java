// SPDX-License-Identifier: Apache-2.0
/** Tests of the starter in real applications on Spring Boot 3.5 and 4.0. */
@NullMarked
package org.cookiecharter.spring;

import org.jspecify.annotations.NullMarked;
