// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cookiecharter.audit.observation.CookieWrite;
import org.cookiecharter.audit.observation.RequestObservation;
import org.cookiecharter.audit.observation.Snapshot;
import org.cookiecharter.audit.observation.Step;
import org.cookiecharter.audit.observation.StoredCookie;
import org.cookiecharter.audit.observation.StoredEntry;
import org.cookiecharter.audit.observation.VisitObservations;
import org.jspecify.annotations.Nullable;

/** The tables of everything that was observed in the HTML report: cookies, other storage and hosts. */
record InventorySection(AuditResult result) {
    void append(Html html) {
        appendCookies(html);
        appendRejected(html);
        appendEntries(html);
        appendHosts(html);
    }

    private void appendCookies(Html html) {
        html.heading("cookies");
        var rows = CookieRow.of(result.visits());
        if (rows.isEmpty()) {
            html.markup("<p>").label("none").markup("</p>\n");
            return;
        }
        html.startTable(
                "name",
                "host",
                "attributes",
                "lifetime",
                "value",
                "set-by",
                "step.before-choice",
                "step.after-refusal",
                "step.after-acceptance",
                "step.after-withdrawal");
        for (CookieRow row : rows) {
            html.markup("<tr><th scope=\"row\">").code(row.cookie().name()).markup("</th><td>");
            html.code(row.cookie().domain() + row.cookie().path()).markup("</td><td>");
            html.text(attributes(row.cookie())).markup("</td><td>");
            lifetime(html, row.max());
            html.markup("</td><td>")
                    .text(row.cookie().value().length() + " ")
                    .label(row.cookie().value().length() == 1 ? "character" : "characters")
                    .text(row.values().size() > 1 ? ", " + row.values().size() + " " : "");
            if (row.values().size() > 1) {
                html.label("values");
            }
            html.markup("</td><td class=\"wide\">");
            setters(html, row.setters());
            html.markup("</td>");
            steps(html, row.steps());
            html.markup("</tr>\n");
        }
        html.endTable();
    }

    private static String attributes(StoredCookie cookie) {
        StringBuilder attributes = new StringBuilder();
        attributes.append(cookie.httpOnly() ? "HttpOnly " : "").append(cookie.secure() ? "Secure " : "");
        attributes.append(cookie.sameSite() == null ? "" : "SameSite=" + cookie.sameSite() + " ");
        attributes.append(cookie.partition() == null ? "" : "Partitioned (" + cookie.partition() + ")");
        return attributes.toString().strip();
    }

    private static void lifetime(Html html, @Nullable Duration lifetime) {
        if (lifetime == null) {
            html.label("session");
        } else {
            long days = lifetime.plusHours(12).toDays();
            DurationText.appendObserved(
                    html, days > 0 ? "P" + days + "D" : "PT" + Math.max(1, lifetime.toMinutes()) + "M");
        }
    }

    private static void setters(Html html, Set<String> setters) {
        if (setters.isEmpty()) {
            html.label("unknown");
        }
        for (String setter : setters) {
            String[] parts = setter.split(" ", 2);
            html.label("by-" + parts[0].toLowerCase(Locale.ROOT))
                    .text(" ")
                    .code(parts[1])
                    .markup("<br>");
        }
    }

    private void steps(Html html, Set<Step> steps) {
        for (Step step : Step.values()) {
            String label = steps.contains(step) ? "yes" : wasReached(step) ? "no" : "not-observed";
            html.markup("<td>").label(label).markup("</td>");
        }
    }

    /** Returns whether any visitor got to this step: without a way to withdraw, nobody knows what remains after it. */
    private boolean wasReached(Step step) {
        return result.visits().stream().anyMatch(visit -> visit.reached(step));
    }

    private void appendRejected(Html html) {
        Map<String, CookieWrite> rejected = new LinkedHashMap<>();
        for (VisitObservations visit : result.visits()) {
            for (CookieWrite write : visit.cookieWrites()) {
                if (write.rejection() != null) {
                    rejected.putIfAbsent(write.name() + " " + write.host(), write);
                }
            }
        }
        if (!rejected.isEmpty()) {
            html.markup("<h3>").label("rejected").markup("</h3>\n");
            html.startTable("name", "host", "reason", "set-by");
            for (CookieWrite write : rejected.values()) {
                html.markup("<tr><th scope=\"row\">").code(write.name()).markup("</th><td>");
                html.code(write.host()).markup("</td><td>").text(String.valueOf(write.rejection()));
                html.markup("</td><td class=\"wide\">").code(write.url()).markup("</td></tr>\n");
            }
            html.endTable();
        }
    }

    private void appendEntries(Html html) {
        Map<StoredEntry, Set<Step>> entries = new LinkedHashMap<>();
        for (VisitObservations visit : result.visits()) {
            for (Snapshot snapshot : visit.snapshots()) {
                for (StoredEntry entry : snapshot.entries()) {
                    StoredEntry key = new StoredEntry(entry.kind(), entry.origin(), entry.name(), -1);
                    entries.computeIfAbsent(key, k -> EnumSet.noneOf(Step.class))
                            .add(snapshot.moment().step());
                }
            }
        }
        html.heading("entries");
        if (entries.isEmpty()) {
            html.markup("<p>").label("none").markup("</p>\n");
            return;
        }
        html.startTable(
                "name",
                "storage",
                "host",
                "step.before-choice",
                "step.after-refusal",
                "step.after-acceptance",
                "step.after-withdrawal");
        entries.forEach((entry, steps) -> {
            html.markup("<tr><th scope=\"row\">").code(entry.name()).markup("</th><td>");
            html.text(entry.kind().text())
                    .markup("</td><td>")
                    .code(entry.origin())
                    .markup("</td>");
            steps(html, steps);
            html.markup("</tr>\n");
        });
        html.endTable();
    }

    private void appendHosts(Html html) {
        Map<String, Map<Step, Integer>> hosts = new TreeMap<>();
        Map<String, Set<String>> types = new TreeMap<>();
        for (VisitObservations visit : result.visits()) {
            for (RequestObservation request : visit.requests()) {
                if (!request.host().equals(result.site().getHost())) {
                    hosts.computeIfAbsent(request.host(), host -> new EnumMap<>(Step.class))
                            .merge(request.moment().step(), 1, Integer::sum);
                    types.computeIfAbsent(request.host(), host -> new LinkedHashSet<>())
                            .add(request.type());
                }
            }
        }
        html.heading("third-parties");
        if (hosts.isEmpty()) {
            html.markup("<p>").label("none").markup("</p>\n");
            return;
        }
        html.startTable(
                "host",
                "requests",
                "step.before-choice",
                "step.after-refusal",
                "step.after-acceptance",
                "step.after-withdrawal");
        hosts.forEach((host, counts) -> {
            html.markup("<tr><th scope=\"row\">").code(host).markup("</th><td>");
            html.text(String.join(", ", types.getOrDefault(host, Set.of()))).markup("</td>");
            for (Step step : Step.values()) {
                html.markup("<td>");
                if (wasReached(step)) {
                    html.text(String.valueOf(counts.getOrDefault(step, 0)));
                } else {
                    html.label("not-observed");
                }
                html.markup("</td>");
            }
            html.markup("</tr>\n");
        });
        html.endTable();
    }
}
