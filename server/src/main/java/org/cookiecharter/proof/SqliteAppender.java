package org.cookiecharter.proof;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Links records to the end of a node's chain, in one transaction. Of one thread at a time. */
final class SqliteAppender {
    /** A record to be written, with what it refers to. */
    record Entry(ConsentRecord record, ShownText shown) {}

    private final Connection connection;
    private final Chain chain;
    private final PreparedStatement insert;
    private final SecureRandom random = new SecureRandom();
    private final Link link = new Link();

    SqliteAppender(Connection connection, Chain chain) throws SQLException {
        this.connection = connection;
        this.chain = chain;
        this.insert = connection.prepareStatement(ConsentTable.INSERT);
    }

    /** All of them, or none. */
    void append(List<Entry> entries) throws SQLException {
        Transaction.WRITE.run(connection, statement -> {
            // Read each time: another process may have the same file open, and go on with the same chain.
            long last;
            byte[] head;
            try (ResultSet row =
                    statement.executeQuery("select last, head from chain where number = " + chain.number())) {
                last = row.getLong("last");
                head = row.getBytes("head");
            }
            byte[] salts = new byte[entries.size() * Link.SALT_BYTES];
            random.nextBytes(salts);
            Map<String, Integer> shown = new HashMap<>();
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                Integer number = shown.get(entry.shown.hash());
                if (number == null) {
                    number = ShownTable.keep(connection, entry.shown);
                    shown.put(entry.shown.hash(), number);
                }
                byte[] salt = Arrays.copyOfRange(salts, i * Link.SALT_BYTES, (i + 1) * Link.SALT_BYTES);
                Row row = Row.of(salt, entry.record);
                last++;
                head = link.hash(chain.node(), last, head, row.content(link));
                ConsentTable.insert(insert, chain.number(), last, head, row, number);
            }
            ChainTable.advance(connection, chain.number(), last, head);
            return last;
        });
    }
}
