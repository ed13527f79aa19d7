// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.container;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;

/** A filter outside ours, as careless as the servlet. */
final class OuterFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    static void addTo(ServletContext application) {
        FilterRegistration.Dynamic registration = application.addFilter("outer", new OuterFilter());
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/app/saw");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.addHeader("Set-Cookie", "_before=1");
        chain.doFilter(request, response);
        response.addHeader("Set-Cookie", "_after=1");
    }
}
