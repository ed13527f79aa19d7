// SPDX-License-Identifier: Apache-2.0
/**
 * Every way to set a cookie, times every kind of application, times HTTP/1.1, HTTP/2 and HTTP/3: none gets past.
 *
 * <p>Each of these tests asks the same application three times: bare, which must set what may not be set or the test
 * proves nothing; filtered, for a visitor without a choice; and filtered, for one who granted. What arrives must be what the
 * bare application sent, field by field and byte by byte, without the cookies that may not be set.
 *
 * <p>The build runs them in Jetty 12.1, and again in 12.0 ({@code jetty-12.0} in {@code pom.xml}), there without
 * HTTP/3.
 *
 * <p>Each filter was removed once by hand, and these tests failed (those of the packages {@code jetty} and {@code html};
 * in brackets how many):
 *
 * <table>
 * <caption>Failures without each filter</caption>
 * <tr><th>filter<th>removed by<th>failures
 * <tr><td>final responses<td>no {@code cookies.hold} in {@code ConsentResponseStream.prepareResponse}
 *     <td>ResponseMatrixIT (all), HandlerOrderIT (all), ResponseLifetimeTest (25), CookieExpiryTest (21), ConsentResponseStreamTest (14)
 *     and nine more
 * <tr><td>what is added later<td>{@code ConsentResponseStream.filterCookies} returns the response as it is
 *     <td>HandlerOrderIT (120), ResponseMatrixIT (24), ConsentResponseStreamTest (3), ServletFilteringTest, ResponseLifetimeTest
 * <tr><td>interim responses<td>{@code send} filters final responses only
 *     <td>HandlerOrderIT (40), ResponseMatrixIT (12), ConsentResponseStreamTest, ServletFilteringTest, ResponseLifetimeTest
 * <tr><td>trailers<td>{@code withoutCookies} returns them as they are
 *     <td>HandlerOrderIT (40), ResponseMatrixIT (10), ConsentResponseStreamTest
 * <tr><td>fields without a constant<td>{@code SetCookieHeaders.isSetCookie} looks at {@code getHeader} alone
 *     <td>HandlerOrderIT (40), ResponseMatrixIT (6), ConsentResponseStreamTest (2)
 * <tr><td>cookies of the request<td>{@code ConsentRequest.replace} leaves each field as it is
 *     <td>RequestMatrixIT (all), CookieComplianceTest (16), RequestCookiesTest (9), ServletFilteringTest (3)
 * <tr><td>cookies parsed further out<td>no own {@code COOKIE_ATTRIBUTE} in {@code ConsentRequest}
 *     <td>RequestMatrixIT (40), CookieComplianceTest (8), RequestCookiesTest, ServletFilteringTest
 * <tr><td>each Cookie field<td>{@code ConsentRequest} narrows the first alone
 *     <td>RequestMatrixIT (48), RequestCookiesTest
 * <tr><td>removal<td>no {@code removals.add} in {@code ResponseCookies}
 *     <td>HandlerOrderIT (all), CookieExpiryTest (21), CachingTest (13), ConsentResponseStreamTest (4), ReportModeTest (3) and two more
 * <tr><td>shared caches<td>no {@code makePrivate} for a response that removes<td>CachingTest (10)
 * <tr><td>pages<td>no {@code pages.begin} in {@code ConsentResponseStream}<td>ThirdPartiesTest (8), ConsentHandlerTest
 * <tr><td>links of interim responses<td>no {@code pages.interim}<td>ThirdPartiesTest
 * <tr><td>lifetimes<td>no {@code withMaxLifetime}<td>ResponseLifetimeTest (5), CookieListenerTest, ReportModeTest
 * <tr><td>deletions<td>decided on like all others
 *     <td>HandlerOrderIT (40), ResponseMatrixIT (2), ResponseLifetimeTest (6), CookieListenerTest, ReportModeTest
 * <tr><td>Link fields<td>{@code PageHeaders.removeBlockedAddresses} keeps each<td>ThirdPartiesTest (2)
 * </table>
 */
@NullMarked
package org.cookiecharter.jetty.matrix;

import org.jspecify.annotations.NullMarked;
