// SPDX-License-Identifier: Apache-2.0
/**
 * What visits observe: immutable values without the contents of cookies and storage, which may identify a person.
 */
@NullMarked
package org.cookiecharter.audit.observation;

import org.jspecify.annotations.NullMarked;
