// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A port that passes connections on to a server without changes, and keeps all bytes that browsers send. */
final class ObservedConnections implements AutoCloseable {
    /** A request line; on a connection that is used again, it follows the body of the request before. */
    private static final Pattern REQUEST = Pattern.compile("(?m)(?:GET|HEAD|POST|PUT) (/[^ ?]*)[^ ]* HTTP/1\\.1$");

    private static final Pattern COOKIE = Pattern.compile("(?mi)^Cookie: (.*)$");

    private final int target;
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<ByteArrayOutputStream> sent = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** @param target the port of the server on this machine */
    ObservedConnections(int target) throws IOException {
        this.target = target;
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Returns the paths that browsers have requested. */
    Set<String> paths() {
        return sent.stream()
                .flatMap(bytes -> REQUEST.matcher(bytes.toString(StandardCharsets.ISO_8859_1))
                        .results())
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the names of the cookies that browsers have sent. */
    Set<String> cookies() {
        return sent.stream()
                .flatMap(bytes -> COOKIE.matcher(bytes.toString(StandardCharsets.ISO_8859_1))
                        .results())
                .flatMap(line -> List.of(line.group(1).split("; ", -1)).stream())
                .map(pair -> pair.split("=", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void accept() {
        while (true) {
            try {
                Socket browser = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(browser, server));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                sent.add(bytes);
                threads.execute(() -> copy(browser, server, bytes));
                threads.execute(() -> copy(server, browser, OutputStream.nullOutputStream()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void copy(Socket from, Socket to, OutputStream kept) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                kept.write(buffer, 0, read);
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException closed) {
            // One of the two has ended the connection.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket open : sockets) {
            open.close();
        }
        threads.shutdownNow();
    }
}
