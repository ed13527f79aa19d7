// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.form;

import org.cookiecharter.catalogue.LocalizedText;
import org.cookiecharter.catalogue.Service;
import org.jspecify.annotations.Nullable;

/** The values of a preset, which apply to empty fields. */
record PresetValues(@Nullable Service service) {
    String text(String key) {
        return service == null
                ? ""
                : switch (key) {
                    case "provider" -> service.provider();
                    case "id" -> service.id();
                    case "category" -> service.category().id();
                    case "origins" -> String.join(" ", service.origins());
                    case "dataRetention" -> text(key, "en");
                    default -> "";
                };
    }

    String text(String key, String language) {
        if (service == null) {
            return "";
        }
        @Nullable
        LocalizedText text = switch (key) {
            case "name" -> service.name();
            case "purpose" -> service.purpose();
            case "privacyPolicy" -> service.privacyPolicy();
            case "recipients" -> service.recipients();
            case "transfers" -> service.transfers();
            case "dataRetention" -> service.dataRetention();
            default -> null;
        };
        return text == null ? "" : text.in(language);
    }
}
