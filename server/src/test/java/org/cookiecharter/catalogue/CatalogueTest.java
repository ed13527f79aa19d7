// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    private static final Catalogue CHARTER = Catalogue.parse(SampleCatalogue.resource("charter.json"), "charter.json");

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void charterHasFourRowsVerbatimInFrench() {
        assertEquals(
                List.of(
                        "Opendatasoft | Authentification | [FRONT_OFFICE, BACK_OFFICE] | sessionid |"
                                + " Se souvenir de l'utilisateur d'une page à une autre. | P14D",
                        "Opendatasoft | Sélection de la langue | [FRONT_OFFICE, BACK_OFFICE] | django_language |"
                                + " Se souvenir de la langue du visiteur | P12M",
                        "Opendatasoft | API (CSRF) | [FRONT_OFFICE, BACK_OFFICE] | csrftoken |"
                                + " Récupérer des données via des appels API | P12M",
                        "Opendatasoft | Choix concernant vos préférences sur les cookies | [] | cookies_preferences |"
                                + " Se souvenir du choix opéré par le visiteur concernant les cookies | P6M"),
                rows("fr"));
    }

    @Test
    void charterHasFourRowsInEnglish() {
        assertEquals(
                List.of(
                        "Opendatasoft | Authentication | [FRONT_OFFICE, BACK_OFFICE] | sessionid |"
                                + " Remember the user from one page to the next. | P14D",
                        "Opendatasoft | Language selection | [FRONT_OFFICE, BACK_OFFICE] | django_language |"
                                + " Remember the visitor's language | P12M",
                        "Opendatasoft | API (CSRF) | [FRONT_OFFICE, BACK_OFFICE] | csrftoken |"
                                + " Retrieve data through API calls | P12M",
                        "Opendatasoft | Choice concerning your cookie preferences | [] | cookies_preferences |"
                                + " Remember the choice that the visitor made about cookies | P6M"),
                rows("en"));
    }

    @Test
    void charterHasFourCategoriesWithTheirRequirements() {
        assertEquals(
                List.of("necessary exempt", "statistics opt-out", "first-party opt-in", "third-party opt-in"),
                CHARTER.categories().stream()
                        .map(category ->
                                category.id() + ' ' + category.consent().text())
                        .toList());
        for (Category category : CHARTER.categories()) {
            for (LocalizedText text :
                    new LocalizedText[] {category.name(), category.purpose(), category.description()}) {
                assertNotNull(text, category.id());
                assertEquals(List.of("en", "fr"), List.copyOf(text.languages()), category.id());
            }
        }
        assertEquals(List.of("fr", "en"), CHARTER.languages());
        assertEquals("https://dreux-agglomeration-centrevaldeloire.opendatasoft.com", CHARTER.site());
        LocalizedText heading = CHARTER.charter().definitionHeading();
        assertNotNull(heading);
        assertEquals("Qu'est ce qu'un cookie ?", heading.in("fr"));
    }

    @Test
    void warnsAboutMissingControllerInCharter() {
        assertNull(CHARTER.controller());
        assertEquals(
                List.of("$.controller: missing; visitors must be informed who is responsible for their data"
                        + " (GDPR art. 13(1)(a))"),
                warnings(CHARTER));
    }

    @Test
    void warnsAboutPointsThatAuthoritiesQuestion() {
        String controller = "\"language\": \"fr\", \"controller\": {\"name\": \"Us\", \"contact\": \"us@example.org\"}";
        String asked = "\"category\": \"ads\"";
        String reported = asked + ", \"dataRetention\": \"P6M\"";
        String measured = "\"category\": \"stats\", \"dataRetention\": \"P25M\","
                + " \"exemption\": [\"publisher-only\", \"anonymous\", \"single-site\", \"not-combined\"]";
        assertEquals(
                List.of(),
                warnings(SampleCatalogue.catalogue(
                        "\"language\": \"fr\"",
                        controller,
                        "\"category\": \"stats\"",
                        measured,
                        asked,
                        reported,
                        asked + ", \"purpose\"",
                        reported + ", \"purpose\"")));
        assertEquals(
                List.of(
                        "$.categories[2].purpose: missing; the banner names purposes, not techniques"
                                + " (CNIL 2020-092, art. 2)",
                        "$.services[1].exemption: does not state publisher-only, single-site, not-combined; anonymous"
                                + " statistics are exempt only if all of these conditions are met"
                                + " (CNIL 2020-091, art. 5)",
                        "$.services[1].dataRetention: is not an ISO 8601 duration; write one of at most P25M, so that"
                                + " it is checked (CNIL 2020-092, art. 5)",
                        "$.services[1].cookies[0].duration: longer than P13M; anonymous statistics are exempt up to 13"
                                + " months (CNIL 2020-092, art. 5)",
                        "$.services[1].cookies[0].renew: true; anonymous statistics are exempt only if later visits"
                                + " do not extend the cookie's lifetime (CNIL 2020-092, art. 5)"),
                warnings(SampleCatalogue.catalogue(
                        "\"language\": \"fr\"",
                        controller,
                        ", \"purpose\": \"Montrer des annonces\"",
                        "",
                        "\"category\": \"stats\"",
                        "\"category\": \"stats\", \"exemption\": [\"anonymous\"]",
                        "\"P13M\"",
                        "\"P396D\", \"renew\": true",
                        asked,
                        reported,
                        asked + ", \"purpose\"",
                        reported + ", \"purpose\"")));
    }

    @Test
    void findsNameOnlyInItsStorage() {
        CookieDeclaration declaration = CHARTER.declaration(Storage.COOKIE, "csrftoken");
        assertNotNull(declaration);
        assertEquals("api", declaration.service().id());
        assertEquals("necessary", declaration.category().id());
        assertNull(CHARTER.declaration(Storage.LOCAL_STORAGE, "csrftoken"));
        assertNull(CHARTER.declaration(Storage.COOKIE, "CsrfToken"));
    }

    @Test
    void loadsFileWithAndWithoutByteOrderMark() throws IOException {
        Path file = Files.writeString(directory.resolve("cookies.json"), '\uFEFF' + SampleCatalogue.JSON);
        assertEquals(
                SampleCatalogue.catalogue().revision(), Catalogue.load(file).revision());
    }

    @Test
    void rejectsFileThatIsNotUtf8() throws IOException {
        Path file = Files.write(
                directory.resolve("latin.json"), SampleCatalogue.JSON.getBytes(StandardCharsets.ISO_8859_1));
        CatalogueException e = assertThrows(CatalogueException.class, () -> Catalogue.load(file));
        assertEquals(file + ": 1 error\n  $: the file is not UTF-8; save it as UTF-8", e.getMessage());
    }

    @Test
    void reportsMissingFile() {
        Path file = directory.resolve("none.json");
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Catalogue.load(file));
        assertEquals("the catalogue " + file + " cannot be read: there is no such file", e.getMessage());
    }

    private static List<String> warnings(Catalogue catalogue) {
        return catalogue.warnings().stream().map(CatalogueError::toString).toList();
    }

    private static List<String> rows(String language) {
        return CHARTER.services().stream()
                .map(service -> {
                    DeclaredCookie cookie = service.cookies().get(0);
                    return String.join(
                            " | ",
                            service.provider(),
                            service.name().in(language),
                            service.location().toString(),
                            cookie.name(),
                            cookie.purpose().in(language),
                            cookie.duration().text());
                })
                .toList();
    }

    @Test
    void gpcAppliesByDefaultToWhatNeedsConsentOrIsSaleOrSharing() {
        Catalogue plain = SampleCatalogue.catalogue();
        Catalogue sold = SampleCatalogue.catalogue("\"Statistiques\"", "\"Statistiques\", \"saleOrSharing\": true");
        Catalogue own =
                SampleCatalogue.catalogue("\"Montrer des annonces\"", "\"Montrer des annonces\", \"gpc\": false");

        assertEquals(List.of(false, false, true), gpc(plain));
        assertEquals(List.of(false, true, true), gpc(sold));
        assertEquals(List.of(false, false, false), gpc(own));
        assertTrue(plain.appliesGpc());
        assertFalse(own.appliesGpc());
    }

    @Test
    void categoryIncludesSaleOrSharingOfItsServices() {
        Catalogue catalogue = SampleCatalogue.catalogue(
                "\"category\": \"stats\"", "\"category\": \"stats\", \"saleOrSharing\": true");

        assertEquals(
                List.of(false, true, false),
                catalogue.categories().stream().map(Category::saleOrSharing).toList());
        assertEquals(List.of(false, true, true), gpc(catalogue));
    }

    @Test
    void rejectsServiceWithSaleOrSharingInCategoryThatDeniesIt() {
        String service = "\"category\": \"%s\", \"saleOrSharing\": true";

        assertEquals(
                List.of("$.categories[1].saleOrSharing: must be true; one of its services includes a sale or"
                        + " sharing of data"),
                SampleCatalogue.errors(SampleCatalogue.with(
                        "\"Statistiques\"",
                        "\"Statistiques\", \"saleOrSharing\": false",
                        "\"category\": \"stats\"",
                        service.formatted("stats"))));
        assertEquals(
                List.of("$.services[0].saleOrSharing: true, but its category is exempt; a sale or"
                        + " sharing of data is never strictly necessary, so choose another category"),
                SampleCatalogue.errors(SampleCatalogue.with("\"category\": \"needed\"", service.formatted("needed"))));
    }

    private static List<Boolean> gpc(Catalogue catalogue) {
        return catalogue.categories().stream().map(Category::gpc).toList();
    }
}
