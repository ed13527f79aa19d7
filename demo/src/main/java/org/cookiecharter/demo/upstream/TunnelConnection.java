// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/** One direction of a tunnel. It writes the bytes that arrive on one connection to another, then reads more. */
final class TunnelConnection extends AbstractConnection implements Connection.UpgradeTo {
    private static final int BUFFER_SIZE = 16 * 1024;

    private final EndPoint destination;
    private final @Nullable TunnelConnection opposite;
    private final Pump pump = new Pump();
    /** Bytes that arrived with the handshake. */
    private @Nullable ByteBuffer prefilled;

    /**
     * @param source the end point to read from
     * @param destination the end point to write to
     * @param opposite the other direction, which is started when this one is open; null if the other direction starts
     *     this one
     */
    TunnelConnection(EndPoint source, EndPoint destination, Executor executor, @Nullable TunnelConnection opposite) {
        super(source, executor);
        this.destination = destination;
        this.opposite = opposite;
    }

    @Override
    public void onUpgradeTo(ByteBuffer buffer) {
        prefilled = BufferUtil.copy(buffer);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        // A WebSocket may be idle for hours.
        getEndPoint().setIdleTimeout(0);
        if (opposite != null) {
            pump.iterate();
            opposite.pump.iterate();
        }
    }

    @Override
    public void onFillable() {
        pump.iterate();
    }

    @Override
    public void onFillInterestedFailed(Throwable cause) {
        closeBoth(cause);
    }

    private void closeBoth(Throwable cause) {
        getEndPoint().close(cause);
        destination.close(cause);
    }

    private final class Pump extends IteratingCallback {
        private @Nullable ByteBuffer buffer;

        @Override
        protected Action process() throws IOException {
            ByteBuffer first = prefilled;
            if (first != null) {
                prefilled = null;
                destination.write(this, first);
                return Action.SCHEDULED;
            }
            ByteBuffer bytes = buffer == null ? BufferUtil.allocate(BUFFER_SIZE) : buffer;
            int count = getEndPoint().fill(bytes);
            if (count > 0) {
                buffer = bytes;
                destination.write(this, bytes);
                return Action.SCHEDULED;
            }
            // Most WebSockets are idle most of the time; an idle one has no buffer.
            buffer = null;
            if (count < 0) {
                return Action.SUCCEEDED;
            }
            fillInterested();
            return Action.IDLE;
        }

        /** Handles the end of the source. The destination may continue to send until it ends too. */
        @Override
        protected void onCompleteSuccess() {
            destination.shutdownOutput();
            if (getEndPoint().isOutputShutdown()) {
                closeBoth(new EOFException());
            }
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            closeBoth(cause);
        }
    }
}
