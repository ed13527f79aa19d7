// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.servlet.SessionHandler;
import org.eclipse.jetty.http.HttpCookie;

/**
 * The open-data portal of a fictitious town: an ordinary servlet application with sessions. It never asks for
 * consent; the handler in front does.
 */
public final class Portal {
    static final String SESSION_COOKIE = "sessionid";
    private static final int SESSION_AGE = (int) Duration.ofDays(14).toSeconds();

    private Portal() {}

    /** Returns the application, for use behind a {@code ConsentHandler}. */
    public static ServletContextHandler handler(ThirdPartyAddress thirdParty) {
        ServletContextHandler portal = new ServletContextHandler("/");
        portal.setSessionHandler(sessions());
        Datasets datasets = new Datasets();
        add(portal, new HomeServlet(thirdParty, datasets), "");
        add(portal, new DatasetServlet(thirdParty, datasets), "/datasets/*");
        add(portal, new DatasetApi(thirdParty, datasets), "/api/datasets/*");
        add(portal, new BackOfficeServlet(thirdParty, datasets), "/back-office");
        add(portal, new LoginServlet(thirdParty), "/login");
        add(portal, new LogoutServlet(thirdParty), "/logout");
        add(portal, new LanguageServlet(thirdParty), "/language");
        add(portal, new CarelessServlet(thirdParty), "/careless");
        add(portal, new ErrorServlet(thirdParty), "/");
        ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
        List.of(400, 403, 404, 405, 500).forEach(status -> errors.addErrorPage(status, "/error"));
        portal.setErrorHandler(errors);
        return portal;
    }

    /**
     * Returns the session handler. Sessions last two weeks, as the charter declares, and are created only by a login.
     */
    private static SessionHandler sessions() {
        SessionHandler sessions = new SessionHandler();
        sessions.setSessionCookie(SESSION_COOKIE);
        sessions.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
        sessions.setHttpOnly(true);
        sessions.setSameSite(HttpCookie.SameSite.LAX);
        sessions.setMaxCookieAge(SESSION_AGE);
        sessions.setMaxInactiveInterval(SESSION_AGE);
        return sessions;
    }

    private static void add(ServletContextHandler portal, HttpServlet servlet, String path) {
        portal.addServlet(new ServletHolder(servlet), path);
    }
}
