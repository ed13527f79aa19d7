// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cookiecharter.audit.finding.Fact;
import org.cookiecharter.audit.finding.Finding;
import org.cookiecharter.audit.finding.Rule;
import org.cookiecharter.audit.observation.Moment;
import org.cookiecharter.audit.observation.Screenshot;
import org.cookiecharter.audit.observation.Step;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.audit.observation.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Tests the formats of reports. */
class ReportsTest {
    private static final String HOSTILE = "<script>alert('\"&\u0001')</script>";
    private static final Finding ERROR = new Finding(
            Rule.UNDECLARED,
            HOSTILE,
            "https://site.example/",
            List.of(
                    new Fact(Fact.Label.VISITOR, "undecided"),
                    new Fact(Fact.Label.STEP, "before-choice"),
                    new Fact(Fact.Label.LIFETIME, "P30D"),
                    new Fact(Fact.Label.CALLS, HOSTILE)));
    private static final Finding NOTE = new Finding(Rule.NEVER_SEEN, "sid", "https://site.example/", List.of());

    private static AuditResult result(Set<String> baseline) {
        VisitObservations visit = new VisitObservations(
                Visitor.UNDECIDED,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(Screenshot.of(new Moment(Step.BEFORE_CHOICE, "https://site.example/"), new byte[] {1, 2})),
                List.of());
        return new AuditResult(
                URI.create("https://site.example/"),
                Instant.parse("2026-01-02T03:04:05.6Z"),
                "Chromium/1",
                "en",
                false,
                true,
                "none",
                "catalogue.json",
                List.of(URI.create("https://site.example/")),
                List.of(visit),
                List.of(ERROR, NOTE),
                baseline);
    }

    @Test
    void jsonReportIsTheBaselineOfTheNextAudit() {
        AuditResult first = result(Set.of());
        assertTrue(first.hasNewFindings());
        Set<String> baseline = JsonReport.fingerprints(JsonReport.text(first));
        assertEquals(Set.of(ERROR.fingerprint(), NOTE.fingerprint()), baseline);
        assertFalse(result(baseline).hasNewFindings());
        assertFalse(JsonReport.text(first).contains("base64"));
    }

    @Test
    void rejectsBaselineOfAnotherFormat() {
        for (String text : List.of("", "[]", "{}", "{\"format\": \"other\"}", "<html>")) {
            assertThrows(IllegalArgumentException.class, () -> JsonReport.fingerprints(text), text);
        }
    }

    @Test
    void htmlReportShowsFindingsInBothLanguagesAndRunsNothing() {
        Document html = Jsoup.parse(HtmlReport.text(result(Set.of()), true));
        assertEquals("fr", html.select("html").attr("lang"));
        assertEquals("language-fr", html.select("input[checked]").attr("id"));
        assertEquals(0, html.select("script, link, [src^=http]").size());
        assertTrue(html.select("summary code").eachText().contains(HOSTILE.replace('\u0001', '\uFFFD')));
        String french = html.select("[lang=fr]").text();
        assertTrue(french.contains("Non déclaré dans le catalogue"), french);
        assertTrue(french.contains("la liste est ce qui fonctionne réellement"), french);
        String english = html.select("[lang=en]").text();
        assertTrue(english.contains("Not declared in the catalogue"), english);
        assertTrue(english.contains("the list is what actually runs"), english);
        assertEquals(
                html.select("main [lang=en]").size(),
                html.select("main [lang=fr]").size());
    }

    @Test
    void namesGapsOfObservationInFrench() {
        for (String problem : List.of(
                "https://site.example/a: cannot be loaded: net::ERR_ABORTED (no page)",
                "https://site.example/a still sent requests after 15 s",
                "https://site.example/a: Runtime.evaluate: no response within 30 s")) {
            Texts.Text text = ProblemText.of(problem);
            assertEquals(problem, text.english());
            assertTrue(text.french().startsWith("https://site.example/a : la page "), text.french());
        }
    }

    @Test
    void saysThatTheBrowserLimitsLifetimes() {
        Finding longest = new Finding(
                Rule.UNDECLARED, "sid", "https://site.example/", List.of(new Fact(Fact.Label.LIFETIME, "P400D")));
        String html = HtmlReport.text(SampleResult.withFinding(longest), false);
        assertTrue(html.contains("the most that browsers allow"), html);
    }

    @Test
    void everyRuleFactVisitorAndStepHasTexts() {
        for (Rule rule : Rule.values()) {
            assertFalse(Texts.rule(rule).french().isBlank());
            assertFalse(Texts.law(rule).english().isBlank());
        }
        for (Fact.Label label : Fact.Label.values()) {
            assertFalse(Texts.get("fact." + label.id()).french().isBlank());
        }
        for (Visitor visitor : Visitor.values()) {
            assertFalse(Texts.get("visitor." + visitor.text()).french().isBlank());
        }
        for (Step step : Step.values()) {
            assertFalse(Texts.get("step." + step.text()).french().isBlank());
        }
    }

    @Test
    void sarifReportRefersToDefinedRules() {
        JsonObject run = JsonParser.parseString(SarifReport.text(result(Set.of(NOTE.fingerprint()))))
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
        List<String> rules =
                run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules").asList().stream()
                        .map(rule -> rule.getAsJsonObject().get("id").getAsString())
                        .toList();
        List<JsonObject> results = run.getAsJsonArray("results").asList().stream()
                .map(result -> result.getAsJsonObject())
                .toList();
        assertEquals(2, results.size());
        results.forEach(result -> assertTrue(rules.contains(result.get("ruleId").getAsString())));
        assertEquals("new", results.get(0).get("baselineState").getAsString());
        assertEquals("unchanged", results.get(1).get("baselineState").getAsString());
    }

    @Test
    void junitReportFailsTheRulesWithNewFindings() throws Exception {
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        JunitReport.text(result(Set.of())).getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertEquals("1", suite.getAttribute("failures"));
        assertEquals(
                suite.getAttribute("tests"),
                String.valueOf(suite.getElementsByTagName("testcase").getLength()));
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertEquals("undeclared", ((Element) failure.getParentNode()).getAttribute("name"));
    }
}
