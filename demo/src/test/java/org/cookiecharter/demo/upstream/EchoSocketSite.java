// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A site with a WebSocket that sends a greeting and echoes each frame, with the subprotocol {@code chat}. */
final class EchoSocketSite implements AutoCloseable {
    private static final int CLOSE = 0x8;

    private final RawSite site;

    EchoSocketSite() throws IOException {
        site = new RawSite(EchoSocketSite::open);
    }

    private static void open(Socket socket, String head) throws IOException {
        String key = RawSite.values(head, "Sec-WebSocket-Key").get(0);
        String protocol =
                RawSite.values(head, "Sec-WebSocket-Protocol").isEmpty() ? "" : "Sec-WebSocket-Protocol: chat\r\n";
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        start.writeBytes(
                ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSet-Cookie: ws=1\r\n"
                                + protocol + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        start.writeBytes(frame(0x81, "hello".getBytes(StandardCharsets.UTF_8)));
        // The greeting is in the same packet as the handshake.
        OutputStream out = socket.getOutputStream();
        out.write(start.toByteArray());
        DataInputStream in = new DataInputStream(socket.getInputStream());
        for (int opcode = 0; opcode != CLOSE; ) {
            int first = in.readUnsignedByte();
            opcode = first & 0xF;
            int length = in.readUnsignedByte() & 0x7F;
            long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes((int) size);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            out.write(frame(first, payload));
        }
    }

    private static byte[] frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10);
        frame.put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 1 << 16) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        return Arrays.copyOf(frame.put(payload).array(), frame.position());
    }

    private static String accept(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String takeHead() throws InterruptedException {
        return site.takeHead();
    }

    URI uri() {
        return site.uri();
    }

    @Override
    public void close() throws IOException {
        site.close();
    }
}
