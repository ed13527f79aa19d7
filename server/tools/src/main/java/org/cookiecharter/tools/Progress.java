// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore;
import org.jspecify.annotations.Nullable;

/** A progress bar on the error output while records are read, if it is enabled. */
final class Progress implements LongConsumer, AutoCloseable {
    private final @Nullable ProgressBar bar;
    private long done;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Returns the progress of reading the records of a store.
     *
     * @param enabled whether the bar is shown
     */
    static Progress of(ProofStore store, String task, boolean enabled) {
        if (!enabled) {
            return new Progress(null);
        }
        long records = store.heads().stream().mapToLong(ChainHead::place).sum();
        return new Progress(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(records)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" records", 1)
                .build());
    }

    @Override
    public void accept(long records) {
        done = records;
        if (bar != null) {
            bar.stepTo(records);
        }
    }

    void increment() {
        accept(done + 1);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
