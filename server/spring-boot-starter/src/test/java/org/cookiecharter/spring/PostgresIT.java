// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Tests that consent records are in the DataSource of an application if it is PostgreSQL, otherwise in a file. */
class PostgresIT {
    /** An application with a DataSource and no pages. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
                "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration"
            })
    public static class DatabaseApplication {}

    @Test
    void storesRecordsInFileIfDataSourceIsAnotherDatabase() throws Exception {
        Path file = Path.of("consent.db");
        try (RunningApplication application = RunningApplication.start(
                DatabaseApplication.class,
                TestServer.TOMCAT,
                "spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.websocket.servlet.WebSocketServletAutoConfiguration",
                "spring.datasource.url=jdbc:sqlite::memory:",
                "cookie-charter.store=")) {
            assertEquals(1, application.context.getBeansOfType(DataSource.class).size());
            assertTrue(Files.exists(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void storesRecordsInDataSource() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                RunningApplication application = RunningApplication.start(
                        DatabaseApplication.class,
                        TestServer.TOMCAT,
                        "spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.websocket.servlet.WebSocketServletAutoConfiguration",
                        "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "cookie-charter.store=",
                        "cookie-charter.node=web-1")) {
            assertEquals(
                    200,
                    application
                            .choose("{\"granted\":[\"counter\"],\"method\":\"choose\"}")
                            .statusCode());
            try (Connection connection =
                            application.context.getBean(DataSource.class).getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from cookie_charter.consent")) {
                row.next();
                assertEquals(1, row.getInt(1));
            }
        }
    }
}
