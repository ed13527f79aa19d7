// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A site on plain sockets that records the bytes of each request. */
public final class RawSite implements AutoCloseable {
    /** The site's response on one connection after it has read the start line and headers of a request. */
    public interface EndpointResponse {
        void to(Socket socket, String head) throws IOException, InterruptedException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final EndpointResponse reply;

    public RawSite(EndpointResponse reply) throws IOException {
        this.reply = reply;
        daemon(this::accept);
    }

    /** Starts a site that always sends the same response and closes; lines end with {@code \n}. */
    public static RawSite saying(String response) throws IOException {
        return new RawSite(
                (socket, head) -> write(socket, response.replace("PORT", String.valueOf(socket.getLocalPort()))));
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-site");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String head = readHead(socket);
            if (!head.isEmpty()) {
                heads.add(head);
                reply.to(socket, head);
            }
        } catch (SocketException | EOFException aborted) {
            // The proxy has closed the connection.
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String readHead(Socket socket) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int c; (c = socket.getInputStream().read()) >= 0; ) {
            head.write(c);
            if (c == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Waits for the start line and headers of the next request. */
    public String takeHead() throws InterruptedException {
        String head = heads.poll(20, TimeUnit.SECONDS);
        if (head == null) {
            throw new AssertionError("the site has received nothing");
        }
        return head;
    }

    /** Returns the values of a header in the start line and headers of a message. */
    public static List<String> values(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    int port() {
        return server.getLocalPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
