// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.crawl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Fetches files of a site that are no pages: {@code robots.txt}, sitemaps and the catalogue. */
public final class SiteFiles {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int MAX_SITEMAPS = 20;

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(TIMEOUT)
            .build();

    /** Returns the text of a file, or null if there is none or the site does not respond. */
    public @Nullable String text(URI url, String language) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Accept-Language", language)
                .header("User-Agent", RobotsTxt.AGENT)
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Returns the rules of the site of a page. */
    public RobotsTxt robots(URI page) {
        String text = text(page.resolve("/robots.txt"), "en");
        return text == null ? RobotsTxt.NONE : RobotsTxt.parse(text);
    }

    /**
     * Returns the pages in a sitemap, and in those that it refers to.
     *
     * @throws IllegalArgumentException if there is no sitemap at this address, or it is not XML
     */
    public List<URI> sitemap(URI sitemap) {
        List<URI> pages = new ArrayList<>();
        List<URI> sitemaps = new ArrayList<>(List.of(sitemap));
        for (int i = 0; i < sitemaps.size() && i < MAX_SITEMAPS; i++) {
            String text = text(sitemaps.get(i), "en");
            if (text == null) {
                throw new IllegalArgumentException(
                        sitemaps.get(i) + " is no sitemap: the site does not respond with 200");
            }
            Document document = parse(text, sitemaps.get(i));
            boolean index = document.getDocumentElement().getLocalName().equals("sitemapindex");
            NodeList places = document.getElementsByTagNameNS("*", "loc");
            for (int place = 0; place < places.getLength(); place++) {
                URI url = sitemaps.get(i)
                        .resolve(places.item(place).getTextContent().strip());
                (index ? sitemaps : pages).add(url);
            }
        }
        return pages;
    }

    private static Document parse(String text, URI url) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException(url + " is no sitemap: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
