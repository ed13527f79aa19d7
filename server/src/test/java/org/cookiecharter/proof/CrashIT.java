// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a store whose process is killed at any moment by SIGKILL, which cannot be caught. */
class CrashIT {
    @TempDir
    Path directory;

    @Test
    void acknowledgedRecordsSurviveKilledProcess() throws Exception {
        Path file = directory.resolve("consent.db");
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            try (SeparateProcess process = ProofProcess.start(file, "round" + round + "-")) {
                process.line();
                for (int received = 0; received < 100 + 37 * round; received++) {
                    acknowledged.add(process.line());
                }
                process.kill();
                for (String id = process.line(); id.length() == 22; id = process.line()) {
                    acknowledged.add(id);
                }
            }
            try (ProofStore store = SqliteProofStore.open(file)) {
                for (String id : acknowledged) {
                    assertEquals(List.of(Records.grant(id)), Records.find(store, id));
                }
            }
        }
    }
}
