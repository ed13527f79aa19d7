// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.console.ConsoleClient.Page;
import org.cookiecharter.console.storage.FileStorage;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the way from a draft to a published version, and back. */
class PublicationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private ConsoleServer server;

    @SuppressWarnings("NullAway.Init")
    private ConsoleClient ann;

    @BeforeEach
    void start() throws Exception {
        file = ConsoleServer.write(directory);
        server = new ConsoleServer(file, console -> {});
        ann = server.user("ann");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void edit(ConsoleClient user, String path, String... changes) throws Exception {
        assertEquals(
                200,
                user.submit(user.get(path).form("button[value=save]"), "save", changes)
                        .status());
    }

    private static Page publish(ConsoleClient user) throws Exception {
        return user.submit(user.get("review").form("[name=note]"), "publish", "note", "Because");
    }

    private Path version(int number) {
        return FileStorage.directory(file).resolve("versions/00000" + number + ".json");
    }

    @Test
    void publishesDraftWhichRunningHandlerUsesWithinTwoSeconds() throws Exception {
        Server site = new Server();
        LocalConnector connector = new LocalConnector(site);
        site.addConnector(connector);
        try (ProofStore proofs = SqliteProofStore.open(directory.resolve("consent.db"))) {
            site.setHandler(new ConsentHandler(CatalogueProvider.file(file), proofs));
            site.start();
            edit(ann, "service?id=session", "name:en", "Sign-in");
            assertFalse(catalogue(connector).contains("Sign-in"));
            Page published = publish(ann);
            assertTrue(published.text().contains("Published. Sites use it within two seconds."), published.text());
            long deadline = System.nanoTime() + 2_500_000_000L;
            while (!catalogue(connector).contains("Sign-in")) {
                assertTrue(System.nanoTime() < deadline, "still the previous version");
                Thread.sleep(50);
            }
        } finally {
            site.stop();
        }
    }

    private static String catalogue(LocalConnector connector) throws Exception {
        return connector.getResponse(
                "GET /consent/catalogue.json?lang=en HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @Test
    void saysThatNobodyIsAskedAgainForCorrectedText() throws Exception {
        edit(ann, "category?id=statistics", "purpose:fr", "Compter les visites");
        Page review = ann.get("review");
        assertTrue(review.text().contains("Nobody: nothing that needs consent is new"), review.text());
        assertTrue(
                review.text().contains("Purpose (French): from “Count visits” to “Compter les visites”"),
                review.text());
    }

    @Test
    void namesServiceAndReasonForWhichVisitorsAreAskedAgain() throws Exception {
        edit(ann, "service?id=matomo", "origins", "stats.example.org");
        edit(
                ann,
                "service?new=1",
                "name:en",
                "Heatmaps",
                "provider",
                "Heat Ltd",
                "category",
                "statistics",
                "purpose:en",
                "See where visitors click",
                "origins",
                "heat.example");
        edit(ann, "service?id=session", "origins", "login.example");
        Page review = ann.get("review");
        assertTrue(review.text().contains("Matomo – it also loads from stats.example.org"), review.text());
        assertTrue(review.text().contains("Heatmaps – new"), review.text());
        assertFalse(review.text().contains("Session –"), review.text());
        Catalogue before = Catalogue.load(file);
        publish(ann);
        assertFalse(before.revision().equals(Catalogue.load(file).revision()));
    }

    @Test
    void namesCategoriesAndServicesInReviewAsTheirPagesDo() throws Exception {
        edit(ann, "service?id=session", "category", "statistics");
        edit(ann, "signals", "matomo", "matomo");
        edit(ann, "service?new=1", "name:en", "Session", "category", "necessary");
        Page review = ann.get("review");
        assertTrue(review.text().contains("Service Session (session)"), review.text());
        assertTrue(review.text().contains("Category: from “Necessary” to “Statistics”"), review.text());
        assertTrue(review.text().contains("from “Statistics” to “Matomo”"), review.text());
        assertTrue(review.text().contains("Session (session-2), Provider: missing"), review.text());
        ann.submit(ann.get("service?id=session-2").form("button[value=remove]"), "remove");
        publish(ann);
        edit(ann, "service?id=matomo", "category", "necessary");
        Page french = ann.get("/admin/cookies/fr/review");
        assertTrue(french.text().contains("Service Matomo"), french.text());
        assertTrue(french.text().contains("« Nécessaires »"), french.text());
    }

    @Test
    void refusesToPublishDraftWithErrorsOrThatChangedAfterReview() throws Exception {
        edit(ann, "service?id=session", "provider", "Other Ltd");
        Page reviewed = ann.get("review");
        edit(server.user("bob"), "service?id=session", "provider", "");
        Page stale = ann.submit(reviewed.form("[name=note]"), "publish");
        assertEquals(409, stale.status());
        Page invalid = ann.get("review");
        assertTrue(invalid.document().select("button[value=publish]").isEmpty());
        assertTrue(invalid.text().contains("Session, Provider: missing; add it"), invalid.text());
        Page forced = ann.submit(invalid.form("button[value=discard]"), "publish");
        assertEquals(200, forced.status());
        assertEquals("Example Ltd", Catalogue.load(file).services().get(0).provider());
    }

    @Test
    void refusesToPublishOverFileThatWasEditedAfterReview() throws Exception {
        edit(ann, "service?id=session", "provider", "Other Ltd");
        Page reviewed = ann.get("review");
        Files.writeString(file, Files.readString(file).replace("Count visits", "Count all visits"));
        assertEquals(409, ann.submit(reviewed.form("[name=note]"), "publish").status());
        Page review = ann.get("review");
        assertTrue(review.text().contains("The published catalogue has changed since this draft began"), review.text());
        assertTrue(review.text().contains("from “Count all visits” to “Count visits”"), review.text());
        assertEquals(200, publish(ann).status());
        Page history = ann.get("history");
        assertTrue(history.text().contains("published without the console"), history.text());
        assertTrue(Files.readString(version(1)).contains("Count all visits"));
    }

    @Test
    void requiresAnotherUserForPublicationIfSecondApprovalIsRequired() throws Exception {
        server.close();
        server = new ConsoleServer(file, console -> console.setSecondApprovalRequired(true));
        ann = server.user("ann");
        ConsoleClient bob = server.user("bob");
        edit(ann, "service?id=session", "provider", "Other Ltd");
        assertEquals(
                403,
                bob.submit(bob.get("review").form("[name=note]"), "publish").status());
        assertEquals(
                403,
                ann.submit(ann.get("review").form("[name=note]"), "publish").status());
        Page submitted = ann.submit(ann.get("review").form("[name=note]"), "submit", "note", "New provider");
        assertTrue(submitted.text().contains("Submitted for approval by ann"), submitted.text());
        assertEquals(
                403,
                ann.submit(ann.get("review").form("[name=note]"), "publish").status());
        edit(ann, "service?id=session", "name:en", "Sign-in");
        assertEquals(
                403,
                bob.submit(bob.get("review").form("[name=note]"), "publish").status(),
                "edited since");
        ann.submit(ann.get("review").form("[name=note]"), "submit", "note", "New provider");
        Page approved = bob.submit(bob.get("review").form("[name=note]"), "publish");
        assertTrue(approved.text().contains("Published."), approved.text());
        assertTrue(ann.get("history").text().contains("by ann, approved and published by bob"));
        assertEquals("Other Ltd", Catalogue.load(file).services().get(0).provider());
    }

    @Test
    void restoresEarlierVersionAsDraft() throws Exception {
        edit(ann, "service?id=session", "provider", "Second Ltd");
        publish(ann);
        edit(ann, "service?id=session", "provider", "Third Ltd");
        publish(ann);
        Page second = ann.get("history?version=2");
        assertTrue(second.text().contains("Provider: from “Example Ltd” to “Second Ltd”"), second.text());
        assertTrue(second.text().contains("Because"), second.text());
        Page review = ann.submit(second.form("button[value=restore]"), "restore");
        assertTrue(review.text().contains("Provider: from “Third Ltd” to “Second Ltd”"), review.text());
        assertEquals("Third Ltd", Catalogue.load(file).services().get(0).provider());
        ann.submit(review.form("[name=note]"), "publish");
        assertEquals("Second Ltd", Catalogue.load(file).services().get(0).provider());
        assertEquals(4, ann.get("history").document().select("ol.rows > li").size());
        assertTrue(ann.get("history").text().contains("all match"));
    }

    @Test
    void findsChangedHistory() throws Exception {
        edit(ann, "service?id=session", "provider", "Second Ltd");
        publish(ann);
        Files.writeString(version(1), Files.readString(version(1)).replace("Count visits", "Count all visits"));
        Page history = ann.get("history");
        assertTrue(
                history.text().contains("Version 2 does not match the record of the version before it"),
                history.text());
    }

    @Test
    void recordsEndsOfChainsOfProofsWithVersion() throws Exception {
        try (ProofStore proofs = SqliteProofStore.open(directory.resolve("consent.db"));
                ConsoleServer withProofs = new ConsoleServer(file, console -> console.setProofs(proofs))) {
            ConsoleClient user = withProofs.user("ann");
            edit(user, "service?id=session", "provider", "Second Ltd");
            publish(user);
            edit(user, "service?id=session", "provider", "Third Ltd");
            String before = proofs.heads().get(0).hash();
            publish(user);
            String hash = JsonParser.parseString(Files.readString(version(3)))
                    .getAsJsonObject()
                    .getAsJsonArray("heads")
                    .get(0)
                    .getAsJsonObject()
                    .get("hash")
                    .getAsString();
            assertEquals(before, hash);
        }
    }

    @Test
    void ignoresAndRemovesRecordOfVersionThatCrashPrevented() throws Exception {
        edit(ann, "service?id=session", "provider", "Second Ltd");
        publish(ann);
        edit(ann, "service?id=session", "provider", "Third Ltd");
        String draft = Files.readString(FileStorage.directory(file).resolve("draft.json"));
        String before = Files.readString(file);
        publish(ann);
        // The state of a crash between the record and the catalogue.
        Files.writeString(file, before);
        Files.writeString(FileStorage.directory(file).resolve("draft.json"), draft);
        assertEquals(2, ann.get("history").document().select("ol.rows > li").size());
        assertTrue(ann.get("review").text().contains("from “Second Ltd” to “Third Ltd”"));
        edit(ann, "service?id=session", "provider", "Fourth Ltd");
        assertFalse(Files.exists(version(3)));
    }

    @Test
    void ignoresDraftThatWasPublishedBeforeCrash() throws Exception {
        edit(ann, "service?id=session", "provider", "Second Ltd");
        String draft = Files.readString(FileStorage.directory(file).resolve("draft.json"));
        publish(ann);
        Files.writeString(FileStorage.directory(file).resolve("draft.json"), draft);
        assertTrue(ann.get("").text().contains("There is no draft."));
        assertEquals(2, ann.get("history").document().select("ol.rows > li").size());
    }

    @Test
    void namesTimeOfFileEditedWithoutConsole() throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-05-01T08:00:00Z")));
        edit(ann, "service?id=session", "provider", "Second Ltd");
        publish(ann);
        assertTrue(
                ann.get("history").text().contains("published without the console, May 1, 2025"),
                ann.get("history").text());
    }
}
