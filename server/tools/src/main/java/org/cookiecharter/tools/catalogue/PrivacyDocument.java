// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Catalogue.Controller;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.CookieDuration;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.LocalizedText;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.charter.Markup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A command that writes a document for a data-protection officer as a self-contained HTML page. It marks each part that
 * the catalogue does not contain.
 */
@Command(mixinStandardHelpOptions = true)
abstract class PrivacyDocument implements Callable<Integer> {
    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "The language: en or fr. Default: that of the catalogue, if it is one of them; otherwise en.")
    private @Nullable String language;

    @Option(
            names = "--retention",
            paramLabel = "PERIOD",
            defaultValue = "P5Y",
            description = "How long consent records are retained, as the server is configured: a period, or forever."
                    + " Default: P5Y.")
    @SuppressWarnings("NullAway.Init")
    private String retention;

    @Parameters(paramLabel = "FILE", description = "The catalogue.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** Writes the document between its introduction and its end. */
    abstract void write(Catalogue catalogue, DocumentTexts texts, Markup page);

    /** Returns the key of the title. */
    abstract String title();

    @Override
    public final Integer call() {
        Catalogue catalogue = Catalogue.load(file);
        DocumentTexts texts = texts(catalogue);
        Markup page = new Markup().begin(texts.language(), "ltr", texts.text(title()));
        page.tag("</head>\n<body>\n<main>\n")
                .element("h1", texts.text(title()))
                .element(
                        "p",
                        texts.text("generated")
                                .replace("{site}", catalogue.site())
                                .replace("{revision}", catalogue.revision()));
        write(catalogue, texts, page);
        PrintWriter out = command.commandLine().getOut();
        out.print(page.tag("</main>\n</body>\n</html>\n"));
        out.flush();
        return 0;
    }

    private DocumentTexts texts(Catalogue catalogue) {
        String own = catalogue.language();
        String chosen = Objects.requireNonNullElse(language, DocumentTexts.LANGUAGES.contains(own) ? own : "en");
        try {
            return DocumentTexts.in(chosen);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    /** Returns how long consent records are retained, in words. */
    final String retention(DocumentTexts texts) {
        if (retention.equals("forever")) {
            return texts.text("forever");
        }
        CookieDuration duration = CookieDuration.parse(retention);
        if (duration == null || duration.isSession()) {
            throw new ParameterException(
                    command.commandLine(), "--retention (" + retention + ") must be a period like P5Y, or forever");
        }
        return texts.charter().duration(duration);
    }

    /** Returns the categories that have services. */
    static List<Category> activities(Catalogue catalogue) {
        return catalogue.categories().stream()
                .filter(category -> !catalogue.services(category).isEmpty())
                .toList();
    }

    static String controllerName(Catalogue catalogue, DocumentTexts texts) {
        Controller controller = catalogue.controller();
        return controller == null ? texts.missing() : controller.name();
    }

    static String contact(Catalogue catalogue, DocumentTexts texts) {
        Controller controller = catalogue.controller();
        return controller == null ? texts.missing() : Objects.requireNonNullElse(controller.contact(), texts.missing());
    }

    static String officer(Catalogue catalogue, DocumentTexts texts) {
        Controller controller = catalogue.controller();
        return controller == null
                ? texts.missing()
                : Objects.requireNonNullElse(controller.dataProtectionOfficer(), texts.missing());
    }

    static String purpose(Category category, DocumentTexts texts) {
        return in(category.purpose() == null ? category.name() : category.purpose(), texts);
    }

    static String basis(Category category, DocumentTexts texts) {
        return switch (category.consent()) {
            case EXEMPT -> texts.text("basisExempt");
            case OPT_OUT -> texts.text("basisOptOut");
            case OPT_IN -> texts.text("basisConsent");
        };
    }

    /** Returns the recipients of the services: providers, and the others that the catalogue names. */
    static List<String> recipients(List<Service> services, DocumentTexts texts) {
        return services.stream()
                .map(service -> service.provider()
                        + (service.recipients() == null ? "" : ", " + in(service.recipients(), texts)))
                .distinct()
                .toList();
    }

    static List<String> transfers(List<Service> services, DocumentTexts texts) {
        List<String> transfers = new ArrayList<>();
        for (Service service : services) {
            if (service.transfers() != null) {
                transfers.add(in(service.name(), texts) + texts.text("colon") + in(service.transfers(), texts));
            }
        }
        return transfers.isEmpty() ? List.of(texts.text("noTransfers")) : transfers;
    }

    /** Returns the time limits of each service: on servers, and of each entry on the device. */
    static List<String> retentions(List<Service> services, DocumentTexts texts) {
        List<String> retentions = new ArrayList<>();
        for (Service service : services) {
            LocalizedText onServers = texts.charter().retention(service.dataRetention());
            StringBuilder entry = new StringBuilder(in(service.name(), texts))
                    .append(texts.text("colon"))
                    .append(onServers == null ? texts.missing() : in(onServers, texts));
            for (DeclaredCookie cookie : service.cookies()) {
                entry.append(texts.text("semicolon"))
                        .append(cookie.name())
                        .append(' ')
                        .append(texts.text("onDevice"))
                        .append(texts.text("colon"))
                        .append(texts.charter().duration(cookie.duration()));
            }
            retentions.add(entry.toString());
        }
        return retentions;
    }

    static String names(List<Service> services) {
        return services.stream()
                .flatMap(service -> service.cookies().stream())
                .map(DeclaredCookie::name)
                .collect(Collectors.joining(", "));
    }

    static String in(LocalizedText text, DocumentTexts texts) {
        return text.in(texts.language());
    }

    /** Writes a list, or one paragraph if it has one entry. */
    static void list(Markup page, List<String> entries) {
        if (entries.size() == 1) {
            page.element("p", entries.get(0));
            return;
        }
        page.tag("<ul>\n");
        entries.forEach(entry -> page.element("li", entry));
        page.tag("</ul>\n");
    }
}
