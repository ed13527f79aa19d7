// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import org.cookiecharter.html.prologue.HtmlPrologue;
import org.jspecify.annotations.Nullable;

/**
 * Skips text, comments, inline scripts, and tags that only affect which elements are open, which are most of every
 * page. Unusual or incomplete markup is left to {@link HtmlTokenizer}, which would read the skipped markup in the same
 * way.
 */
final class OrdinaryMarkup {
    private static final long SCRIPT = ElementName.of("script");
    private static final long SCRIPT_KEY = AttributeNames.key("script");
    private static final int SCRIPT_LENGTH = "script".length();
    private static final long COMMENT_START = AttributeNames.key("!--");
    private static final long FONT = ElementName.of("font");
    private static final long ANNOTATION = ElementName.of("annotation-xml");
    /** The number of units that can be read without a comparison with the end: of a name after {@code </}. */
    private static final int MIN_UNITS = 2 + Long.BYTES;

    private final OpenElements openElements;
    private final ForeignContent foreign;
    private final boolean xml;
    private final SkippedTag tag = new SkippedTag();
    private final TagAttributes noAttributes = new TagAttributes();
    private final @Nullable AttributeNames scriptRelevant;
    private boolean isFramesetStarted;
    /** The relevant attributes of elements in foreign content, which are not counted by name. */
    private final RelevantAttributes foreignRelevant;

    /**
     * Creates a reader.
     *
     * @param openElements knows the relevant attributes by name, and counts the skipped tags
     * @param xml whether the page is in XML syntax
     */
    OrdinaryMarkup(OpenElements openElements, ForeignContent foreign, RelevantAttributes relevant, boolean xml) {
        this.openElements = openElements;
        this.foreign = foreign;
        this.foreignRelevant = relevant;
        this.scriptRelevant = relevant.ofHandled(SCRIPT);
        this.xml = xml;
    }

    /** Notes that a frameset has started, after which browsers may ignore scripts and read their content as markup. */
    void startFrameset() {
        isFramesetStarted = true;
    }

    /**
     * Skips markup.
     *
     * @param areRelativeIrrelevant whether tags with relative addresses may be skipped
     * @return the index of the first {@code <} that is not skipped, or {@code to} if there is none
     */
    int skip(byte[] units, int from, int to, boolean areRelativeIrrelevant) {
        int at = from;
        while (true) {
            // Most tags directly follow each other.
            if (at < to && units[at] != '<') {
                at = MarkupBytes.indexOf('<', units, at, to);
            }
            int end = at > to - MIN_UNITS
                    ? -1
                    : units[at + 1] == '!' ? commentEnd(units, at, to) : skipTag(units, at, to, areRelativeIrrelevant);
            if (end < 0) {
                return at;
            }
            at = end;
        }
    }

    /**
     * Returns the index after the comment that starts here, or -1 if it is none, does not end, or has no content.
     */
    private static int commentEnd(byte[] units, int lessThan, int to) {
        int start = lessThan + 4;
        if (AttributeNames.key(MarkupBytes.eight(units, lessThan + 1), 3) != COMMENT_START
                || units[start] == '>'
                || units[start] == '-') {
            return -1;
        }
        int at = start;
        while (true) {
            at = MarkupBytes.indexOf('>', units, at, to);
            if (at == to) {
                return -1;
            }
            int dashes = units[at - 1] == '!' ? at - 3 : at - 2;
            if (dashes >= start && units[dashes] == '-' && units[dashes + 1] == '-') {
                return at + 1;
            }
            at++;
        }
    }

    /** Returns the index after the tag that starts here, or -1 if it cannot be skipped. */
    private int skipTag(byte[] units, int lessThan, int to, boolean areRelativeIrrelevant) {
        boolean endTag = units[lessThan + 1] == '/';
        int start = lessThan + (endTag ? 2 : 1);
        if (!HtmlPrologue.isLetter(units[start] & 0xFF)) {
            return -1;
        }
        int nameEnd = MarkupBytes.tagNameEnd(units, start, to);
        if (nameEnd == to || (xml && MarkupBytes.indexOf(':', units, start, nameEnd) < nameEnd)) {
            return -1;
        }
        long name = name(units, start, nameEnd);
        if (foreign.isAnyOpen()) {
            return skipForeignTag(name, endTag, units, nameEnd, to, areRelativeIrrelevant);
        }
        int slot = openElements.slot(name);
        if (slot < 0) {
            return -1;
        }
        AttributeNames relevant = endTag ? AttributeNames.NONE : openElements.relevant(slot);
        if (relevant == null) {
            return name == SCRIPT && !xml && !isFramesetStarted
                    ? skipScript(units, nameEnd, to, areRelativeIrrelevant)
                    : -1;
        }
        int end = units[nameEnd] == '>' ? nameEnd + 1 : tag.end(units, nameEnd, to, relevant, areRelativeIrrelevant);
        if (end >= 0) {
            openElements.count(slot, endTag ? -1 : 1);
        }
        return end;
    }

    /**
     * Returns the index after the start tag and the content of a script, or -1 if it cannot be skipped. Its end tag is
     * skipped like any other.
     */
    private int skipScript(byte[] units, int nameEnd, int to, boolean areRelativeIrrelevant) {
        if (scriptRelevant == null) {
            return -1;
        }
        int at = tag.end(units, nameEnd, to, scriptRelevant, areRelativeIrrelevant);
        if (at < 0) {
            return -1;
        }
        while (true) {
            at = MarkupBytes.indexOf('<', units, at, to);
            if (at > to - MIN_UNITS) {
                return -1;
            }
            int next = units[at + 1];
            int nameStart = at + 2;
            if (next == '!') {
                // It may be a comment, in which an end tag need not end the script.
                return -1;
            }
            if (next == '/'
                    && AttributeNames.key(MarkupBytes.eight(units, nameStart), SCRIPT_LENGTH) == SCRIPT_KEY
                    && MarkupBytes.tagNameEnd(units, nameStart, to) == nameStart + SCRIPT_LENGTH) {
                openElements.count(openElements.slot(SCRIPT), 1);
                return at;
            }
            at++;
        }
    }

    private int skipForeignTag(
            long name, boolean endTag, byte[] units, int nameEnd, int to, boolean areRelativeIrrelevant) {
        AttributeNames relevant = endTag ? AttributeNames.NONE : foreignRelevant.of(name);
        // The attributes of these two determine how the page is read after them.
        if (relevant == null || (!endTag && (name == FONT || name == ANNOTATION))) {
            return -1;
        }
        int end = tag.end(units, nameEnd, to, relevant, areRelativeIrrelevant);
        if (end < 0) {
            return end;
        }
        if (endTag) {
            foreign.end(name);
        } else {
            noAttributes.reset(tag.isSelfClosing());
            foreign.start(name, noAttributes);
        }
        return end;
    }

    /** Returns the {@link ElementName} of these units. */
    private static long name(byte[] units, int start, int end) {
        int length = end - start;
        if (length <= Long.BYTES) {
            long letters = Long.reverseBytes(MarkupBytes.toLowerCase(MarkupBytes.eight(units, start)));
            return letters >>> (Long.SIZE - length * Byte.SIZE);
        }
        long name = ElementName.NONE;
        for (int at = start; at < end; at++) {
            name = ElementName.append(name, units[at] & 0xFF);
        }
        return name;
    }
}
