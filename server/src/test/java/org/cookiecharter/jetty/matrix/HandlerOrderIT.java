// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.rewrite.handler.CookiePatternRule;
import org.eclipse.jetty.rewrite.handler.HeaderPatternRule;
import org.eclipse.jetty.rewrite.handler.RewriteHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.BufferedResponseHandler;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.session.SessionHandler;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests that cookies are filtered with any handler outside or inside the consent handler. */
class HandlerOrderIT {
    private static final List<String> WAYS = List.of(
            "addCookie",
            "addField",
            "unwrapped",
            "reset",
            "innerStream",
            "session",
            "interim",
            "trailers",
            "stream",
            "laterThread",
            "error",
            "thrown",
            "failed",
            "unhandled");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    private static Map<String, UnaryOperator<Handler>> handlers() {
        Map<String, UnaryOperator<Handler>> handlers = new TreeMap<>();
        handlers.put(
                "one that sets cookies itself",
                next -> new Application.CookieSettingWrapper("*", ComparedServers.COOKIES, next));
        handlers.put("BufferedResponseHandler", BufferedResponseHandler::new);
        if (!Application.LINE.equals("12.0")) {
            handlers.put("CompressionHandler", CompressionHandler::new);
        }
        handlers.put("ContextHandlerCollection", next -> new ContextHandlerCollection(new ContextHandler(next, "/")));
        handlers.put("GracefulHandler", GracefulHandler::new);
        handlers.put("GzipHandler", HandlerOrderIT::gzip);
        handlers.put("RewriteHandler", HandlerOrderIT::rewrite);
        handlers.put("SessionHandler", next -> {
            SessionHandler sessions = new SessionHandler();
            sessions.setHandler(next);
            return sessions;
        });
        handlers.put("SizeLimitHandler", next -> {
            SizeLimitHandler limit = new SizeLimitHandler(1_000_000, 1_000_000);
            limit.setHandler(next);
            return limit;
        });
        handlers.put("StatisticsHandler", StatisticsHandler::new);
        return handlers;
    }

    /** The older compression handler, which most configurations still use. */
    @SuppressWarnings("removal")
    private static Handler gzip(Handler next) {
        return new org.eclipse.jetty.server.handler.gzip.GzipHandler(next);
    }

    /** Rules set cookies themselves. */
    private static Handler rewrite(Handler next) {
        RewriteHandler rewrite = new RewriteHandler();
        rewrite.setHandler(next);
        CookiePatternRule cookie = new CookiePatternRule();
        cookie.setPattern("/*");
        cookie.setName("_v");
        cookie.setValue("rule");
        rewrite.addRule(cookie);
        HeaderPatternRule field = new HeaderPatternRule();
        field.setPattern("/*");
        field.setHeaderName("set-COOKIE");
        field.setHeaderValue("sid=rule; Path=/");
        field.setAdd(true);
        rewrite.addRule(field);
        return rewrite;
    }

    @TestFactory
    Stream<DynamicNode> filtersBeforeEveryInnerHandler() {
        return handlers().entrySet().stream()
                .map(entry -> container(
                        entry.getKey(),
                        new ComparedServers(Application.CORE, directory, UnaryOperator.identity(), entry.getValue())));
    }

    @TestFactory
    Stream<DynamicNode> filtersBehindEveryOuterHandler() {
        return handlers().entrySet().stream()
                .map(entry -> container(
                        entry.getKey(),
                        new ComparedServers(Application.CORE, directory, entry.getValue(), UnaryOperator.identity())));
    }

    private static DynamicNode container(String name, ComparedServers twins) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Protocol protocol : Protocol.known()) {
            for (String way : WAYS) {
                tests.add(ResponseMatrixIT.test(twins, protocol, SetCookieCase.of(way, "Accept-Encoding: gzip")));
            }
        }
        return dynamicContainer(name, tests.stream().onClose(twins::close));
    }
}
