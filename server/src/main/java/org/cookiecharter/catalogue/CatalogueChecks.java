package org.cookiecharter.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must hold between the parts of a catalogue. */
final class CatalogueChecks {
    private final List<CatalogueMistake> mistakes;

    CatalogueChecks(List<CatalogueMistake> mistakes) {
        this.mistakes = mistakes;
    }

    void check(List<Category> categories, List<Service> services) {
        checkIds(categories, services);
        Map<Storage, Map<String, String>> named = new EnumMap<>(Storage.class);
        Map<Storage, Map<String, List<Pattern>>> patterns = new EnumMap<>(Storage.class);
        for (int i = 0; i < services.size(); i++) {
            Service service = services.get(i);
            for (int j = 0; j < service.cookies().size(); j++) {
                DeclaredCookie cookie = service.cookies().get(j);
                String path = "$.services[" + i + "].cookies[" + j + "].name";
                String earlier = named.computeIfAbsent(cookie.storage(), s -> new HashMap<>())
                        .putIfAbsent(cookie.name(), path);
                if (cookie.name().isEmpty()) {
                    continue;
                }
                if (earlier != null) {
                    // One entry serves one purpose (CNIL 2020-092, art. 6): two owners could not both be obeyed.
                    mistakes.add(new CatalogueMistake(
                            path, "\"" + cookie.name() + "\" is declared at " + earlier + " too; declare it once"));
                } else if (NamePattern.isPattern(cookie.name())) {
                    checkOverlap(
                            new Pattern(cookie.name(), service.category(), path),
                            patterns.computeIfAbsent(cookie.storage(), s -> new HashMap<>()));
                }
            }
        }
    }

    /** What is lawful to leave out, but expected by the supervisory authority. */
    List<CatalogueMistake> advice(@Nullable Controller controller, List<Category> categories) {
        List<CatalogueMistake> advice = new ArrayList<>();
        if (controller == null) {
            advice.add(new CatalogueMistake(
                    "$.controller", "missing; visitors are told who answers for their data (GDPR art. 13(1)(a))"));
        }
        for (int i = 0; i < categories.size(); i++) {
            if (categories.get(i).consent() == ConsentRule.REQUIRED
                    && categories.get(i).purpose() == null) {
                advice.add(new CatalogueMistake(
                        "$.categories[" + i + "].purpose",
                        "missing; the banner names purposes, not techniques (CNIL 2020-092, art. 2)"));
            }
        }
        return advice;
    }

    /** Categories and services share one space of ids: a choice lists both. */
    private void checkIds(List<Category> categories, List<Service> services) {
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < categories.size(); i++) {
            checkId(categories.get(i).id(), "$.categories[" + i + "].id", places);
        }
        for (int i = 0; i < services.size(); i++) {
            checkId(services.get(i).id(), "$.services[" + i + "].id", places);
        }
    }

    private void checkId(String id, String path, Map<String, String> places) {
        String earlier = id.isEmpty() ? null : places.putIfAbsent(id, path);
        if (earlier != null) {
            mistakes.add(new CatalogueMistake(path, "\"" + id + "\" is the id at " + earlier + " too; rename one"));
        }
    }

    /** Only patterns whose beginnings agree can match one name, so a large catalogue is not compared pair by pair. */
    private void checkOverlap(Pattern pattern, Map<String, List<Pattern>> byPrefix) {
        String prefix = NamePattern.prefix(pattern.name);
        byPrefix.forEach((other, candidates) -> {
            if (prefix.startsWith(other) || other.startsWith(prefix)) {
                candidates.forEach(candidate -> checkOverlap(pattern, candidate));
            }
        });
        byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>()).add(pattern);
    }

    private void checkOverlap(Pattern pattern, Pattern earlier) {
        if (!pattern.category.equals(earlier.category) && NamePattern.overlap(pattern.name, earlier.name)) {
            mistakes.add(new CatalogueMistake(
                    pattern.path,
                    "\"" + pattern.name + "\" and \"" + earlier.name + "\" at " + earlier.path
                            + " can match the same name in two categories; make one of them narrower"));
        }
    }

    private record Pattern(String name, String category, String path) {}
}
