// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of every way to set a cookie, with every kind of application, over HTTP/1.1, HTTP/2 and HTTP/3.
 *
 * <p>Each test sends the same request three times: to the bare application, which must set the disallowed cookies or
 * the test proves nothing; to the filtered one, without a choice; and to the filtered one, with a grant. The filtered
 * response must equal the bare one, header by header and byte by byte, without the disallowed cookies.
 *
 * <p>The build runs them in Jetty 12.1, and again in 12.0 ({@code jetty-12.0} in {@code pom.xml}), there without
 * HTTP/3.
 *
 * <p>Each filter was removed once by hand, and these tests of the packages {@code jetty} and {@code html} failed
 * (number of failures in brackets):
 *
 * <table>
 * <caption>Failures without each filter</caption>
 * <tr><th>filter<th>removed by<th>failures
 * <tr><td>final responses<td>no {@code cookies().enforce} in {@code ConsentResponseStream.prepareResponse}
 *     <td>ResponseMatrixIT (all), HandlerOrderIT (all), ResponseLifetimeTest (25), CookieExpiryTest (21),
 *     ConsentResponseStreamTest (14) and nine more
 * <tr><td>cookies added later<td>{@code ConsentResponseStream.filterCookies} returns the response unchanged
 *     <td>HandlerOrderIT (120), ResponseMatrixIT (24), ConsentResponseStreamTest (3), ServletFilteringTest,
 *     ResponseLifetimeTest
 * <tr><td>interim responses<td>{@code send} filters final responses only
 *     <td>HandlerOrderIT (40), ResponseMatrixIT (12), ConsentResponseStreamTest, ServletFilteringTest,
 *     ResponseLifetimeTest
 * <tr><td>trailers<td>{@code withoutCookies} returns them unchanged
 *     <td>HandlerOrderIT (40), ResponseMatrixIT (10), ConsentResponseStreamTest
 * <tr><td>headers without a constant<td>{@code SetCookie.isSetCookie} only checks {@code getHeader}
 *     <td>HandlerOrderIT (40), ResponseMatrixIT (6), ConsentResponseStreamTest (2)
 * <tr><td>cookies of the request<td>{@code ConsentRequest.stripDisallowed} strips none
 *     <td>RequestMatrixIT (all), CookieComplianceTest (16), RequestCookiesTest (9), ServletFilteringTest (3)
 * <tr><td>cookies parsed by outer handlers<td>no own {@code COOKIE_ATTRIBUTE} in {@code ConsentRequest}
 *     <td>RequestMatrixIT (40), CookieComplianceTest (8), RequestCookiesTest, ServletFilteringTest
 * <tr><td>each Cookie header<td>{@code ConsentRequest} filters the first only
 *     <td>RequestMatrixIT (48), RequestCookiesTest
 * <tr><td>expiry<td>no {@code expirer.add} in {@code ResponseCookies}
 *     <td>HandlerOrderIT (all), CookieExpiryTest (21), CachingTest (13), ConsentResponseStreamTest (4), ReportModeTest
 *     (3) and two more
 * <tr><td>shared caches<td>no {@code makePrivate} for a response that deletes cookies<td>CachingTest (10)
 * <tr><td>pages<td>no {@code pages.begin} in {@code ConsentResponseStream}<td>ThirdPartiesTest (8), ConsentHandlerTest
 * <tr><td>Link headers of interim responses<td>no {@code pages.interim}<td>ThirdPartiesTest
 * <tr><td>lifetimes<td>no {@code limitTo}<td>ResponseLifetimeTest (5), CookieListenerTest, ReportModeTest
 * <tr><td>deletions<td>decided like all other cookies
 *     <td>HandlerOrderIT (40), ResponseMatrixIT (2), ResponseLifetimeTest (6), CookieListenerTest, ReportModeTest
 * <tr><td>Link headers<td>{@code PageHeaders.removeBlockedAddresses} removes none<td>ThirdPartiesTest (2)
 * </table>
 */
@NullMarked
package org.cookiecharter.jetty.matrix;

import org.jspecify.annotations.NullMarked;
