// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that sends the same request repeatedly on the calling thread, and reads each response to its end. */
final class SingleConnectionClient implements AutoCloseable {
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private final byte[] request;

    SingleConnectionClient(LoadServer server, LoadCase load) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.connector().getLocalPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        String cookies = load.cookies() == null ? "" : "Cookie: " + load.cookies() + "\r\n";
        request = ("GET " + load.path() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + cookies + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** @throws IOException if the response is incomplete or has no length */
    void sendRequest() throws IOException {
        socket.getOutputStream().write(request);
        int length = -1;
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("a response without a length");
        }
        in.skipNBytes(length);
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
