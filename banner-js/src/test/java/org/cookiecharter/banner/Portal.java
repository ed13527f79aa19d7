// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import java.util.Map;
import java.util.Objects;

/** The front page of a town with its own style, typical of sites with the banner. */
final class Portal {
    private static final String PAGE = """
            <link rel="stylesheet" href="/portal.css">
            <header><strong>%s</strong> <a href="#data">%s</a> <a href="#maps">%s</a></header>
            <main><h1>%s</h1><p>%s</p>
            <iframe title="%s" data-consent="video" data-src="%s" width="560" height="315"></iframe>
            <h2>%s</h2><ul><li><a href="#a">%s</a></li><li><a href="#b">%s</a></li><li><a href="#c">%s</a></li></ul></main>
            """;

    private static final String STYLE = """
            body { margin: 0; font: 17px/1.6 Georgia, serif; background: #fbfaf7; color: #222; }
            header { padding: 1rem 2rem; background: #0b3d3a; color: #fff; } header a { color: #fff; margin: 0 .5rem; }
            main { max-width: 60rem; margin: 0 auto; padding: 1rem 2rem; }
            button { text-transform: uppercase; background: hotpink; float: left; } p { letter-spacing: .2px; }
            a { color: #0b4f8a; } iframe { max-width: 100%; }
            @media (prefers-color-scheme: dark) { body { background: #14161a; color: #e6e6e6; } a { color: #9cc9ff; } }
            """;

    private static final Map<String, Object[]> TEXTS = Map.of(
            "fr",
                    new Object[] {
                        "Ville de Dreux",
                        "Données",
                        "Cartes",
                        "Les données ouvertes du territoire",
                        "Explorez, visualisez et réutilisez plus de 120 jeux de données publics.",
                        "Visite filmée",
                        "Les plus consultés",
                        "Transports",
                        "Équipements",
                        "Budget"
                    },
            "en",
                    new Object[] {
                        "City of Dreux",
                        "Data",
                        "Maps",
                        "Open data of the area",
                        "Explore, visualise and reuse more than 120 public datasets.",
                        "A visit on film",
                        "Most viewed",
                        "Transport",
                        "Facilities",
                        "Budget"
                    },
            "ar",
                    new Object[] {
                        "مدينة درو",
                        "البيانات",
                        "الخرائط",
                        "البيانات المفتوحة للمنطقة",
                        "استكشفوا أكثر من 120 مجموعة بيانات عامة وأعيدوا استخدامها.",
                        "جولة مصوّرة",
                        "الأكثر اطّلاعًا",
                        "النقل",
                        "المرافق",
                        "الميزانية"
                    });

    private Portal() {}

    /** Adds the page to a site in this language, and returns its address. */
    static String at(TestSite site, String language) {
        Object[] texts = Objects.requireNonNull(TEXTS.get(language));
        Object[] all = new Object[texts.length + 1];
        System.arraycopy(texts, 0, all, 0, 6);
        all[6] = site.thirdParty("/video");
        System.arraycopy(texts, 6, all, 7, texts.length - 6);
        site.with("/portal.css", STYLE)
                .with("/video", "<!DOCTYPE html><html lang='fr'><title>Film</title><p>Film</p>")
                .page("/" + language, language, PAGE.formatted(all));
        return site.at("/" + language);
    }
}
