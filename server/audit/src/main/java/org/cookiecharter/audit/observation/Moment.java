// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

/**
 * The time of an observation within a visit.
 *
 * @param step the step of the visit
 * @param page the address of the page that the visitor had opened
 */
public record Moment(Step step, String page) {}
