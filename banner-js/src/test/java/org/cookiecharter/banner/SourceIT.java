// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the pure modules' source, with tables that Java is tested with too. */
class SourceIT extends InChromium {
    @BeforeEach
    void serveSources() throws IOException {
        for (String name : List.of(
                "builtins.js",
                "choice.js",
                "policy.js",
                "page/cookieText.js",
                "page/cookieDate.js",
                "page/documentAddress.js",
                "page/originBlocker.js",
                "page/wrapping.js",
                "page/loadTable.js")) {
            site.with("/" + name, Files.readString(Path.of("src/main/js", name)));
        }
        site.with("/page/loading.js", "export const LOADING = " + Resource.bundle("loading.json"));
        site.with("/blank", "<link rel='icon' href='data:,'>");
    }

    @Test
    void readsConsentCookieOfSharedVectors() {
        JsonArray vectors = JsonParser.parseString(Resource.text("/vectors/choice-cookie.json"))
                .getAsJsonObject()
                .getAsJsonArray("vectors");
        assertTrue(vectors.size() > 70);
        Page page = visit("/blank");
        Object failures = page.evaluate("""
                vectors => import('/choice.js').then(({readChoice}) => JSON.parse(vectors)
                  .filter(({cookie, now, choice}) => {
                    const read = readChoice(cookie, now);
                    const told = read && {revision: read.revision || '', at: read.at, id: read.id || null,
                      ok: Object.fromEntries(read.granted), no: read.refused};
                    return JSON.stringify(told) !== JSON.stringify(choice);
                  }).map(({name}) => name))""", vectors.toString());
        assertEquals(List.of(), failures);
    }

    @Test
    void usesFirstValidChoice() {
        String good = "v=1&rev=3f2a9c1e&at=100&until=110&ok=&no=&sig=" + "A".repeat(22);
        Object found = visit("/blank").evaluate("""
                good => import('/choice.js').then(({findChoice}) => [
                  'a=1; p=' + good, 'p=' + good + '; b=1', 'p=x; p=' + good, 'p=; p=' + good, 'xp=' + good, 'p2=' + good, '', 'p'
                ].map(cookies => !!findChoice(cookies, 'p', 100)))""", good);
        assertEquals(List.of(true, true, true, true, false, false, false, false), found);
    }

    @Test
    void matchesPatternsLikeServer() {
        Object failures = visit("/blank").evaluate("""
                () => import('/policy.js').then(({matches}) => [
                  ['_ga', '_ga', true], ['_ga', '_gat', false], ['_ga', '_GA', false], ['_ga_*', '_ga_X1', true],
                  ['_ga_*', '_ga_', true], ['_ga_*', '_ga', false], ['*_id', '_id', true], ['*_id', 'x_id', true],
                  ['*_id', '_id2', false], ['a*a', 'a', false], ['a*a', 'aa', true], ['a*b*c', 'abc', true],
                  ['a*b*c', 'axxbxxc', true], ['a*b*c', 'acb', false], ['a*bc*c', 'abc', false], ['a*bc*c', 'abcc', true],
                  ['a**b', 'ab', true], ['*', '', true], ['*', 'x', true], ['a.c', 'abc', false], ['', '', true],
                  ['a*a*a*a*a*a*b', 'a'.repeat(4000), false],
                ].filter(([pattern, name, expected]) => matches(pattern, name) !== expected))""");
        assertEquals(List.of(), failures);
    }

    @Test
    void usesFirstMatchingNameLikeServer() {
        Object best = visit("/blank").evaluate("""
                () => import('/policy.js').then(({ownerOf}) => ['a', 'ab', 'abc', 'b', 'constructor', 'undefined'].map(
                  name => ownerOf({cookie: {ab: '1', 'ab*': '2', 'a*': '3', undefinable: '4'}}, 'cookie', name) || ''))""");
        assertEquals(List.of("3", "1", "2", "", "", ""), best);
    }

    @Test
    void readsCookieDatesOfSharedVectors() {
        Object failures = visit("/blank").evaluate("""
                vectors => import('/page/cookieDate.js').then(({parseCookieDate, isDisputedDate}) => JSON.parse(vectors).vectors
                  .filter(({text, instant, disputed}) => {
                    const date = parseCookieDate(text);
                    const read = Number.isNaN(date) ? null : new Date(date).toISOString().replace('.000', '');
                    return instant !== undefined && read !== instant || disputed !== undefined && isDisputedDate(text) !== disputed;
                  }).map(({text}) => text))""", Resource.text("/vectors/cookie-dates.json"));
        assertEquals(List.of(), failures);
    }

    @Test
    void findsImageCandidatesOfSharedVectors() {
        Object failures = visit("/blank").evaluate("""
                vectors => import('/page/loadTable.js').then(({addressesIn}) => JSON.parse(vectors).vectors
                  .filter(({value, addresses}) => JSON.stringify(addressesIn('candidates', value)) !== JSON.stringify(addresses))
                  .map(({value}) => value))""", Resource.text("/vectors/srcset.json"));
        assertEquals(List.of(), failures);
    }

    @Test
    void findsHostsInAddressesOfSharedVectors() {
        Object failures = visit("/blank").evaluate("""
                text => Promise.all([import('/page/documentAddress.js'), import('/page/originBlocker.js')])
                  .then(([{textIn}, {originBlocker}]) => {
                    const {declared, vectors} = JSON.parse(text);
                    const blocker = originBlocker(Object.fromEntries(declared.map(host => [host, host])), () => false, 'site');
                    return vectors.filter(({address, hosts}) => blocker.namedIn(textIn(address)) !== hosts.join(' '))
                      .map(({address}) => address + ' ' + blocker.namedIn(textIn(address)));
                  })""", Resource.text("/vectors/document-addresses.json"));
        assertEquals(List.of(), failures);
    }

    @Test
    void recognizesDeletions() {
        Object deletions = visit("/blank").evaluate("""
                () => import('/page/cookieText.js').then(({deletes}) => [
                  'a=; Max-Age=0', 'a=; max-age=-1', 'a=; MAX-AGE = 0 ; Path=/', 'a=;Expires=Thu, 01 Jan 1970 00:00:00 GMT',
                  'a=; expires=Thu, 01-Jan-1970 00:00:01 GMT',
                  'a=', 'a=; Max-Age=1', 'a=; Max-Age=0; Max-Age=1', 'a=; Max-Age=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
                  'a=; Expires=nonsense', 'a=; Max-Age=', 'a=max-age=0', 'a=; Expires=Fri, 01 Jan 2100 00:00:00 GMT',
                ].map(text => deletes(text, 1e12)))""");
        assertEquals(
                List.of(true, true, true, true, true, false, false, false, false, false, false, false, false),
                deletions);
    }
}
