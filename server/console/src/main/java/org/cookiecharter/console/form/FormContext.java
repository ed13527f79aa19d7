// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.form;

import java.util.List;
import java.util.Map;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.console.draft.DraftValidation;
import org.cookiecharter.console.text.ConsoleTexts;
import org.jspecify.annotations.Nullable;

/**
 * Everything besides the object that a form shows.
 *
 * @param texts the texts of the console
 * @param validation the errors to show at the fields
 * @param path the JSON path of the object
 * @param languages the languages of the catalogue, the default one first
 * @param categories the names of the categories by id, to choose from
 * @param targets the names of the categories and services by id, to choose from
 * @param preset the preset whose values apply to empty fields; null if there is none
 */
public record FormContext(
        ConsoleTexts texts,
        DraftValidation validation,
        String path,
        List<String> languages,
        Map<String, String> categories,
        Map<String, String> targets,
        @Nullable Service preset) {}
