// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * A site without any consent management: it sets cookies and loads third parties in every possible way, for every
 * {@link Owner}. It records the received cookies.
 */
final class CarelessSite implements AutoCloseable {
    static final String HOST = "www.careless.localhost";

    private final ThirdParties thirdParties;
    private final IntSupplier port;
    private final LoopbackServer server = new LoopbackServer(new Site());
    private final Set<String> received = new ConcurrentSkipListSet<>();

    CarelessSite(ThirdParties thirdParties) throws Exception {
        this.thirdParties = thirdParties;
        port = server.listen(new Connection.Listener() {});
        server.start();
    }

    int port() {
        return port.getAsInt();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Returns the cookies that browsers have sent, unchanged. */
    Set<String> received() {
        return Set.copyOf(received);
    }

    void forget() {
        received.clear();
    }

    /** Returns the catalogue that declares all owners but the rogue. */
    String catalogue() throws IOException {
        return fill(resource("catalogue.json"));
    }

    @Override
    public void close() {
        server.close();
    }

    /** Repeats the text between {@code @each} and {@code @end} for every owner. */
    private String fill(String text) {
        StringBuilder filled = new StringBuilder();
        for (String part : text.split("@each", -1)) {
            int end = part.indexOf("@end");
            if (end >= 0) {
                filled.append(each(owner -> own(part.substring(0, end), owner)));
            }
            filled.append(end < 0 ? part : part.substring(end + 4));
        }
        String all = filled.toString();
        for (Owner owner : Owner.values()) {
            all = all.replace("@" + owner.id() + "@", thirdParties.address(owner));
        }
        return all;
    }

    private String own(String text, Owner owner) {
        return text.replace("@owner", owner.id()).replace("@address", thirdParties.address(owner));
    }

    private static String each(Function<Owner, String> text) {
        return Arrays.stream(Owner.values()).map(text).collect(Collectors.joining());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CarelessSite.class.getResourceAsStream("careless/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        }
    }

    private final class Site extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            for (String field : request.getHeaders().getValuesList(HttpHeader.COOKIE)) {
                received.addAll(Arrays.asList(field.split("; ", -1)));
            }
            String path = request.getHttpURI().getPath();
            HttpFields.Mutable headers = response.getHeaders();
            // The headers and, if there is one, the page in the file of this path.
            for (String line : fill(resource("fields.txt")).lines().toList()) {
                String[] parts = line.split(" ", 3);
                if (parts.length == 3 && parts[0].equals(path)) {
                    headers.add(new HttpField(parts[1], parts[2]));
                }
            }
            switch (path) {
                case "/", "/third", "/frame", "/run-time", "/styles", "/quiet" ->
                    write(
                            response,
                            callback,
                            200,
                            fill(resource(path.equals("/") ? "home.html" : path.substring(1) + ".html")));
                case "/deep/area/page", "/landed", "/cached", "/cacheable" ->
                    write(response, callback, 200, "<!DOCTYPE html><p>A page.");
                case "/go" -> Response.sendRedirect(request, response, callback, 302, "/landed", true);
                case "/early" -> {
                    HttpFields.Mutable early = HttpFields.build();
                    headers.forEach(early::add);
                    headers.remove(HttpHeader.SET_COOKIE);
                    response.writeInterim(103, early).join();
                    write(response, callback, 200, "<!DOCTYPE html><p>Early.");
                }
                case "/image.gif", "/data.json" -> write(response, callback, 200, "{}");
                default -> write(response, callback, 404, "<!DOCTYPE html><p>Nothing.");
            }
            return true;
        }

        private static void write(Response response, Callback callback, int status, String body) {
            byte[] bytes = body.getBytes(UTF_8);
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, body.startsWith("<") ? "text/html" : "application/json");
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
            response.write(true, BufferUtil.toBuffer(bytes), callback);
        }
    }
}
