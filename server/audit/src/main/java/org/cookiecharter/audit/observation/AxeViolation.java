// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

/**
 * A rule of axe-core that the banner violates.
 *
 * @param rule the id of the rule
 * @param help what the rule requires, in English
 * @param element the first element that violates it, as HTML
 */
public record AxeViolation(String rule, String help, String element) {}
