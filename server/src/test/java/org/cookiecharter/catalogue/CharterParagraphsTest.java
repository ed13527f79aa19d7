// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cookiecharter.catalogue.Catalogue.CharterTexts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CharterParagraphsTest {
    /** The charter as it was published, without its table; its typography is quoted, not corrected. */
    private static final String PUBLISHED = """
            Charte cookies
            Afin de vous proposer le meilleur service possible nous utilisons des cookies pour assurer son bon fonctionnement.
            Qu'est ce qu'un cookie ?
            Un "cookie" est une suite d'informations, généralement de petite taille et identifié par un nom, qui peut être transmis à votre navigateur par un site web sur lequel vous vous connectez. Votre navigateur web le conservera pendant une certaine durée, et le renverra au serveur web chaque fois que vous vous y re-connecterez. Les cookies ont de multiples usages : ils peuvent servir à mémoriser votre identifiant client auprès d'un site marchand, le contenu courant de votre panier d'achat, un identifiant permettant de tracer votre navigation pour des finalités statistiques ou publicitaires, etc.
            Il existe plusieurs types de cookies :
            Les cookies « nécessaires », internes, permettent d'enregistrer des informations entre deux consultations d'un même site web sur un même appareil. Ils permettent d'enregistrer un panier d'achat, des identifiants de connexion ou encore des éléments de personnalisation de l'interface. Ils ne requièrent pas de consentement de la part de l'utilisateur.
            Les cookies « statistiques » permettent de suivre les actions d'un internaute sur un site web. Lorsque les statistiques sont anonymes (c'est-à-dire ne permettent pas de retrouver une personne), le consentement de l'utilisateur n'est pas nécessaire.
            Les cookies « internes » ou « first-party » sont déposés par le site consulté. Ils peuvent être déposés en plus des cookies nécessaires et peuvent être utilisés pour collecter des données personnelles, suivre le comportement de l'utilisateur et servir à des finalités publicitaires.
            Les cookies dits « tiers », « tierce partie » ou « third party » sont des cookies déposés par (ou pour) un site B (souvent une régie publicitaire) sur un site A : cela permet au site B de voir quelles pages ont été visitées sur le site A par un utilisateur et de collecter des informations sur lui.
            A quoi servent les cookies sur la plateforme
            Cookies nécessaires au bon fonctionnement de la plateforme / cookies fonctionnels
            """;

    @Test
    void charterContainsEveryParagraphVerbatim() {
        Catalogue catalogue = Catalogue.parse(SampleCatalogue.resource("charter.json"), "charter.json");
        CharterTexts charter = catalogue.charter();
        Stream<@Nullable LocalizedText> before = Stream.of(
                charter.title(),
                charter.introduction(),
                charter.definitionHeading(),
                charter.definition(),
                charter.types());
        Stream<@Nullable LocalizedText> types = catalogue.categories().stream().map(Category::description);
        Stream<@Nullable LocalizedText> after =
                Stream.of(charter.usage(), catalogue.categories().get(0).heading());
        List<String> texts = Stream.of(before, types, after)
                .flatMap(stream -> stream)
                .map(text -> Objects.requireNonNull(text).in("fr"))
                .toList();
        assertEquals(PUBLISHED, String.join("\n", texts) + '\n');
    }
}
