// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A site whose visitors can refuse only on the second layer of its banner, by switches that are on: two of services, one
 * of what is necessary, which stays on, a pair of radio buttons, and one of all services, which moves the others and is
 * moved by them. It has no way to withdraw. Its page reports that it is left.
 */
final class SwitchesSite implements AutoCloseable {
    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><head><title>Switches</title></head><body><h1>Switches</h1>
            <div id="banner" role="dialog" aria-label="Cookies" style="background: #fff">
            <p>We use cookies for statistics.</p>
            <div id="first"><button id="accept">Accept all</button> <button id="choose">Settings</button></div>
            <div id="second" hidden>
            <label><input type="checkbox" checked class="service" value="statistics"> Statistics</label>
            <label><input type="checkbox" class="service" value="films"> Films</label>
            <label><input type="checkbox" checked id="necessary"> Necessary</label>
            <fieldset><legend>Maps</legend>
            <label><input type="radio" name="maps" checked value="maps"> Accept</label>
            <label><input type="radio" name="maps" value=""> Refuse</label></fieldset>
            <label><input type="checkbox" checked id="all"> All services</label>
            <button id="save">Save choices</button></div></div>
            <script>
            const get = id => document.getElementById(id);
            const services = [...document.querySelectorAll('.service')];
            const store = names => {
              document.cookie = 'granted=' + names.join('.') + '; Path=/';
              get('banner').hidden = true;
            };
            services.forEach(service => service.onchange = () => {
              get('all').checked = services.some(other => other.checked);
            });
            get('all').onchange = () => services.forEach(service => { service.checked = get('all').checked; });
            get('necessary').onclick = event => event.preventDefault();
            get('choose').onclick = () => { get('first').hidden = true; get('second').hidden = false; };
            get('accept').onclick = () => store(['statistics', 'films', 'maps']);
            get('save').onclick = () => store([
              ...services.filter(service => service.checked).map(service => service.value),
              ...[...document.querySelectorAll('[name=maps]:checked')].map(radio => radio.value).filter(Boolean)]);
            if (document.cookie.includes('granted=')) get('banner').hidden = true;
            addEventListener('pagehide', () => navigator.sendBeacon('/left'));
            </script></body></html>
            """;

    private final HttpServer server;
    private final Set<String> choices = Collections.synchronizedSet(new TreeSet<>());

    SwitchesSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            choices.addAll(exchange.getRequestHeaders().getOrDefault("Cookie", java.util.List.of()));
            boolean isPage = exchange.getRequestURI().getPath().equals("/");
            byte[] body = (isPage ? PAGE : "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(isPage ? 200 : 404, isPage ? body.length : -1);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /** Returns the cookies of choices that the site has received. */
    Set<String> choices() {
        return Set.copyOf(choices);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
