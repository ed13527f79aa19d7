// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueError;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.DraftValidation;
import org.cookiecharter.console.form.Field;
import org.cookiecharter.console.form.Form;
import org.cookiecharter.console.text.ConsoleTexts;
import org.cookiecharter.console.text.ErrorTexts;
import org.junit.jupiter.api.Test;

/** Tests that every text of the console is there in both languages. */
class TextsTest {
    private static Properties texts(String name) throws Exception {
        Properties texts = new Properties();
        try (InputStream stream = Objects.requireNonNull(ConsoleTexts.class.getResourceAsStream(name))) {
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return texts;
    }

    @Test
    void bothLanguagesHaveSameKeysAndPlaceholders() throws Exception {
        Properties english = texts("texts_en.properties");
        Properties french = texts("texts_fr.properties");
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(french.stringPropertyNames()));
        Pattern placeholder = Pattern.compile("\\{\\d");
        for (String key : english.stringPropertyNames()) {
            assertEquals(
                    placeholders(placeholder, english.getProperty(key)),
                    placeholders(placeholder, french.getProperty(key)),
                    key);
            assertFalse(french.getProperty(key).contains("'"), key + ": MessageFormat removes straight apostrophes");
            assertFalse(english.getProperty(key).contains("'"), key + ": MessageFormat removes straight apostrophes");
        }
    }

    private static Set<String> placeholders(Pattern pattern, String text) {
        TreeSet<String> all = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            all.add(matcher.group());
        }
        return all;
    }

    @Test
    void everyFieldAndOptionHasLabel() throws Exception {
        Properties english = texts("texts_en.properties");
        for (Form form : List.of(Form.SITE, Form.SIGNALS, Form.CATEGORY, Form.SERVICE, Form.COOKIE)) {
            for (Field field : form.fields()) {
                String label = form.name() + '.' + field.key();
                assertTrue(english.containsKey(label), label);
                field.options()
                        .forEach(option -> assertTrue(english.containsKey(label + '.' + option), label + option));
            }
        }
    }

    @Test
    void translatesErrorsAndWarningsOfCataloguesToFrench() {
        ConsoleTexts french = Objects.requireNonNull(ConsoleTexts.forLanguage("fr"));
        List<String> catalogues = List.of(
                "{}",
                "{\"site\": \"x\", \"language\": \"EN\", \"categories\": [], \"services\": [{}], \"more\": 1}",
                "{\"site\": \"https://a.example\", \"language\": \"en\", \"controller\": {\"name\": \"\"},"
                        + " \"categories\": [{\"id\": \"A\", \"consent\": \"x\", \"name\": {\"fr\": \"A\"}}, {\"id\":"
                        + " \"b\", \"consent\": \"opt-out\", \"name\": \"B\"},{\"id\": \"b\", \"consent\": \"opt-in\","
                        + " \"name\": \"??\"}], \"services\": [{\"use\": \"matomo\"}, {\"id\": \"s\", \"provider\": \"P\","
                        + " \"name\": \"S\", \"category\": \"b\", \"origins\": [\"a b\", \"c\", \"c\"], \"privacyPolicy\":"
                        + " \"x\", \"dataRetention\": \"P3Y\", \"cookies\": [{\"name\": \"*\"}, {\"name\": \"a**\"},"
                        + " {\"name\": \"é\"}, {\"name\": \"a\", \"purpose\": \"p\", \"duration\": \"x\", \"domain\":"
                        + " \"-\", \"path\": \"x\"}, {\"name\": \"a\", \"purpose\": \"p\", \"duration\":"
                        + " \"P1D\"},{\"name\": \"l\", \"storage\": \"localStorage\", \"purpose\": \"p\", \"duration\":"
                        + " \"P1D\", \"path\": \"/\"}]}]}",
                "{\"site\": \"https://a.example\", \"language\": \"en\", \"categories\": [{\"id\": \"b\", \"consent\":"
                        + " \"opt-out\", \"name\": \"B\"}, {\"id\": \"c\", \"consent\": \"opt-in\", \"name\": \"C\"}],"
                        + " \"services\": [{\"id\": \"s\", \"provider\": \"P\", \"name\": \"S\", \"category\": \"b\","
                        + " \"cookies\": [{\"name\": \"a\", \"purpose\": \"p\", \"duration\": \"P3Y\", \"renew\":"
                        + " true}]},{\"id\": \"t\", \"provider\": \"P\", \"name\": \"T\", \"category\": \"c\","
                        + " \"origins\": [\"x.example\"], \"purpose\": \"p\"}]}");
        TreeSet<String> messages = new TreeSet<>();
        TreeSet<String> untranslated = new TreeSet<>();
        for (String json : catalogues) {
            DraftValidation validation = DraftValidation.of(json);
            List<CatalogueError> all = new ArrayList<>(validation.errors());
            all.addAll(validation.warnings());
            for (CatalogueError error : all) {
                messages.add(error.message());
                if (ErrorTexts.message(error, french).equals(error.message())) {
                    untranslated.add(error.message());
                }
            }
        }
        assertEquals(new TreeSet<>(), untranslated);
        assertTrue(messages.size() > 25, "only " + messages.size());
    }

    @Test
    void initialCatalogueNeedsOnlySiteAndController() {
        CatalogueTree tree = CatalogueTree.initial();
        DraftValidation validation = DraftValidation.of(tree.json());
        assertEquals(
                List.of("$.site", "$.controller.contact", "$.controller.name"),
                validation.errors().stream().map(CatalogueError::path).toList());
        assertTrue(Catalogue.presets().size() > 70);
    }
}
