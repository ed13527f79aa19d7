// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Raw HTTP, for requests that a client library would not send. */
public final class RawHttp {
    private RawHttp() {}

    /** Sends this request, lines ended by {@code \n}, and reads until the server closes. */
    public static String exchange(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
