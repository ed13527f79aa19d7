// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Expected failures of futures. */
public final class Failures {
    private Failures() {}

    /** Waits for the future to fail, and returns its cause of this type. */
    public static <T extends Throwable> T of(Class<T> kind, CompletableFuture<?> future) {
        return assertInstanceOf(
                kind, assertThrows(ExecutionException.class, future::get).getCause());
    }
}
