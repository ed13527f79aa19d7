package org.cookiecharter.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a catalogue may say, but a supervisory authority would ask about. */
final class Advice {
    /** Thirteen months, the longest life of an exempt measurement cookie (CNIL 2020-092, art. 5). */
    private static final long LONGEST_MEASUREMENT = 395 * 86_400L;

    private final List<CatalogueMistake> advice = new ArrayList<>();

    private Advice() {}

    static List<CatalogueMistake> on(
            @Nullable Controller controller, List<Category> categories, List<Service> services) {
        Advice advice = new Advice();
        if (controller == null) {
            advice.add("$.controller", "missing; visitors are told who answers for their data (GDPR art. 13(1)(a))");
        }
        for (int i = 0; i < categories.size(); i++) {
            if (categories.get(i).consent() == ConsentRule.REQUIRED
                    && categories.get(i).purpose() == null) {
                advice.add(
                        "$.categories[" + i + "].purpose",
                        "missing; the banner names purposes, not techniques (CNIL 2020-092, art. 2)");
            }
        }
        List<String> measuring = categories.stream()
                .filter(category -> category.consent() == ConsentRule.OPT_OUT)
                .map(Category::id)
                .toList();
        for (int i = 0; i < services.size(); i++) {
            if (measuring.contains(services.get(i).category())) {
                advice.measurement("$.services[" + i + "].cookies[", services.get(i));
            }
        }
        return advice.advice;
    }

    private void measurement(String path, Service service) {
        for (int i = 0; i < service.cookies().size(); i++) {
            DeclaredCookie cookie = service.cookies().get(i);
            if (cookie.duration().seconds() > LONGEST_MEASUREMENT) {
                add(
                        path + i + "].duration",
                        "longer than P13M; anonymous statistics are exempt up to 13 months (CNIL 2020-092, art. 5)");
            }
            if (cookie.renew()) {
                add(
                        path + i + "].renew",
                        "true; anonymous statistics are exempt where later visits do not prolong the cookie"
                                + " (CNIL 2020-092, art. 5)");
            }
        }
    }

    private void add(String path, String message) {
        advice.add(new CatalogueMistake(path, message));
    }
}
