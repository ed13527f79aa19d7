// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * A program that measures the choices per second that 1 to 4 nodes, each in a JVM of its own, store in one PostgreSQL,
 * and compares them with the database's own limit: the same tables and statements by plain JDBC, with as many
 * connections and as many rows in a transaction, without hashing. Each is durable before it is counted.
 *
 * <p>Properties: {@code rounds} (default: 3), {@code seconds} of each turn (default: 4), {@code callers} of each node
 * that wait for their records (default: 64), {@code directory} on the disk to measure.
 */
public final class SeveralNodes {
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int SECONDS = Integer.getInteger("seconds", 4);
    private static final int CALLERS = Integer.getInteger("callers", 64);
    private static final int MAX_NODES = 4;
    private static final int SAMPLE_MILLIS = 50;

    private static final String INSERT = "insert into cookie_charter.consent (chain, place, hash, salt, id, at, until,"
            + " host, revision, language, banner, shown, granted, refused, method)"
            + " values (?, ?, ?, ?, ?, ?, ?, 'www.example.org', '3f2a9c1e', 'fr', '0123456789abcdef',"
            + " (select max(number) from cookie_charter.notice), 'statistics videos', '', 'accept-all')";

    private final String url;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Integer> waits = new TreeMap<>();

    private SeveralNodes(EmbeddedPostgres database) {
        this.url = database.getJdbcUrl("postgres", "postgres");
    }

    /** Measures 1 to 4 nodes. */
    public static void main(String[] args) throws Exception {
        String chosen = System.getProperty("directory");
        Path directory = chosen == null
                ? Files.createTempDirectory("cookie-charter-nodes")
                : Files.createDirectories(Path.of(chosen));
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            new SeveralNodes(database).measure();
        }
    }

    private void measure() throws Exception {
        List<ServerProcess> nodes = new ArrayList<>();
        try {
            for (int i = 1; i <= MAX_NODES; i++) {
                nodes.add(ServerProcess.start(ChoiceNode.class, url, "node" + i, String.valueOf(CALLERS)));
            }
            // Java compiles hot code for some seconds.
            run(nodes, 2 * SECONDS);
            createPlainChains();
            System.out.println("| nodes | choices a second | plain JDBC, as many rows in a transaction | ratio | plain"
                    + " JDBC, single rows | processors: nodes, database | busy connections wait for |\n"
                    + "| --- | --- | --- | --- | --- | --- | --- |");
            for (int count = 1; count <= MAX_NODES; count++) {
                measure(nodes.subList(0, count));
            }
        } finally {
            nodes.forEach(ServerProcess::close);
            threads.shutdownNow();
        }
    }

    private void measure(List<ServerProcess> nodes) throws Exception {
        double[] rates = new double[ROUNDS];
        double[] grouped = new double[ROUNDS];
        double[] single = new double[ROUNDS];
        double[] nodeTime = new double[ROUNDS];
        double[] databaseTime = new double[ROUNDS];
        waits.clear();
        for (int round = 0; round < ROUNDS; round++) {
            Duration before = processorTime(nodes);
            Duration databaseBefore = databaseTime();
            Future<?> sampling = threads.submit(this::sampleWaits);
            rates[round] = run(nodes, SECONDS);
            sampling.cancel(true);
            nodeTime[round] = processorTime(nodes).minus(before).toMillis() / 1e3 / SECONDS;
            databaseTime[round] = databaseTime().minus(databaseBefore).toMillis() / 1e3 / SECONDS;
            grouped[round] = plain(nodes.size(), CALLERS);
            single[round] = plain(nodes.size(), 1);
        }
        int sum = waits.values().stream().mapToInt(Integer::intValue).sum();
        String waiting = waits.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(4)
                .map(entry -> "%s %d %%".formatted(entry.getKey(), 100 * entry.getValue() / Math.max(1, sum)))
                .collect(Collectors.joining(", "));
        System.out.println(String.format(
                Locale.ROOT,
                "| %d | %,.0f | %,.0f | %.2f | %,.0f | %.2f, %.2f | %s |",
                nodes.size(),
                Median.of(rates),
                Median.of(grouped),
                Median.of(rates) / Median.of(grouped),
                Median.of(single),
                Median.of(nodeTime),
                Median.of(databaseTime),
                waiting));
    }

    /** Returns the number of records that all these nodes together store in a second. */
    private static double run(List<ServerProcess> nodes, int seconds) throws IOException {
        for (ServerProcess node : nodes) {
            Writer command = node.process().outputWriter(StandardCharsets.US_ASCII);
            command.write(seconds * 1000 + "\n");
            command.flush();
        }
        double records = 0;
        for (ServerProcess node : nodes) {
            BufferedReader output = node.process().inputReader(StandardCharsets.UTF_8);
            String line = output.readLine();
            if (line == null) {
                throw new IOException("a node ended; the cause is on the error stream");
            }
            records += Integer.parseInt(line);
        }
        return records / seconds;
    }

    private static Duration processorTime(List<ServerProcess> nodes) {
        return nodes.stream().map(ServerProcess::processorTime).reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns the CPU time of the database's processes that still run; all of the connections do. */
    private static Duration databaseTime() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private void sampleWaits() {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement("select coalesce(wait_event_type || ' '"
                        + " || wait_event, 'nothing') from pg_stat_activity where state = 'active' and pid <>"
                        + " pg_backend_pid() and backend_type = 'client backend'")) {
            while (!Thread.currentThread().isInterrupted()) {
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        waits.merge(rows.getString(1), 1, Integer::sum);
                    }
                }
                Thread.sleep(SAMPLE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("the activity of the database cannot be read", e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    private void createPlainChains() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (int i = 1; i <= MAX_NODES; i++) {
                statement.execute("insert into cookie_charter.chain (node, pruned, base, last, head) values ('plain" + i
                        + "', 0, '', 0, '')");
            }
        }
    }

    private double plain(int connections, int rows) throws Exception {
        List<Callable<Long>> tasks = new ArrayList<>();
        for (int i = 1; i <= connections; i++) {
            String chain = "plain" + i;
            tasks.add(() -> insert(chain, rows));
        }
        long records = 0;
        for (Future<Long> done : threads.invokeAll(tasks)) {
            records += done.get();
        }
        return (double) records / SECONDS;
    }

    private long insert(String chain, int rows) throws SQLException {
        long records = 0;
        byte[] hash = new byte[32];
        byte[] salt = new byte[16];
        try (Connection connection = connect();
                PreparedStatement find = connection.prepareStatement(
                        "select number, last from cookie_charter.chain where node = ? for update");
                PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement advance = connection.prepareStatement(
                        "update cookie_charter.chain set last = ?, head = ? where number = ?")) {
            connection.setAutoCommit(false);
            long end = System.nanoTime() + SECONDS * 1_000_000_000L;
            while (System.nanoTime() < end) {
                find.setString(1, chain);
                int number;
                long last;
                try (ResultSet row = find.executeQuery()) {
                    row.next();
                    number = row.getInt(1);
                    last = row.getLong(2);
                }
                for (int i = 0; i < rows; i++) {
                    last++;
                    insert.setInt(1, number);
                    insert.setLong(2, last);
                    insert.setBytes(3, hash);
                    insert.setBytes(4, salt);
                    insert.setString(5, last % 2 == 0 ? SampleRecords.id((int) last) : null);
                    insert.setLong(6, last);
                    insert.setLong(7, last);
                    insert.addBatch();
                }
                insert.executeBatch();
                advance.setLong(1, last);
                advance.setBytes(2, hash);
                advance.setInt(3, number);
                advance.executeUpdate();
                connection.commit();
                records += rows;
            }
        }
        return records;
    }
}
