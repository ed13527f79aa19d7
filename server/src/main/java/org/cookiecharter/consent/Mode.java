// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

/** Whether decisions are enforced or only reported. */
public enum Mode {
    /** Cookies that are not allowed are blocked, stripped and expired. */
    ENFORCE,
    /**
     * All cookies pass, and those that would have been blocked are counted: for a site that completes its catalogue.
     */
    REPORT_ONLY
}
