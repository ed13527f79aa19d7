// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

/** Whether decisions are carried out. */
public enum Mode {
    /** What may not be kept is blocked, hidden and expired. */
    ENFORCE,
    /** Everything passes, and is counted as it would have been blocked: for a site on its way to a full catalogue. */
    REPORT_ONLY
}
