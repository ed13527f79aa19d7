// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import org.cookiecharter.html.prologue.HtmlDeclaration;
import org.cookiecharter.html.prologue.HtmlPrologue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the start tags of a page unit by unit, in constant memory (HTML Living Standard, 13.2.5).
 *
 * <p>The available Java parsers are not suitable: they build a tree, need the whole text, or serialize the page again
 * from what they parsed. Here, every byte except blocked addresses must be sent unmodified and without delay.
 *
 * <p>If browsers themselves differ, both interpretations count as markup: the content of {@code <noscript>} is text if
 * scripts run, and elements if they do not.
 */
final class HtmlTokenizer {
    enum Event {
        /** Nothing significant. */
        NONE,
        /** This unit may start a start tag: buffer it and all following units until the next event. */
        BEGIN,
        /** The units buffered since {@link #BEGIN} are no start tag, or not a relevant one. */
        RELEASE,
        /** This unit ends the current start tag. */
        TAG,
        /** An end tag was read, or enough of it to end an element whose content is no markup. */
        END
    }

    private enum State {
        TEXT,
        LESS_THAN,
        END_TAG_OPEN,
        NAME,
        ATTRIBUTES,
        DECLARATION,
        CHARACTER_DATA,
        RAW,
        PLAIN
    }

    private static final long SELECT = ElementName.of("select");
    private static final long FRAMESET = ElementName.of("frameset");

    private final boolean xml;
    private final TagRewriter rewriter;
    private final TagAttributes attributes = new TagAttributes();
    private final ForeignContent foreign;
    private final OrdinaryMarkup ordinary;
    private State state = State.TEXT;
    private HtmlDeclaration declaration = HtmlDeclaration.bogus();
    private @Nullable RawText raw;
    /** The innermost element whose content may be text or markup, or null if there is none. */
    private @Nullable RawText twofold;

    private boolean inFrameset;
    private long name = ElementName.NONE;
    private boolean endTag;
    /** True if {@code <?} of a page in XML syntax has been read rather than a tag. */
    private boolean instruction;

    private int position;
    private final CharacterDataSection section = new CharacterDataSection();

    /**
     * Creates a tokenizer for one page.
     *
     * @param xml whether the page is in XML syntax, in which the content of all elements is markup
     * @param rewriter determines which tags are relevant
     */
    HtmlTokenizer(boolean xml, TagRewriter rewriter) {
        this.xml = xml;
        this.rewriter = rewriter;
        RelevantAttributes relevant = new RelevantAttributes(rewriter, xml);
        OpenElements open = new OpenElements(relevant);
        foreign = new ForeignContent(open);
        ordinary = new OrdinaryMarkup(open, foreign, relevant, xml);
    }

    /**
     * Skips units that cause no event that matters, many at a time.
     *
     * @param areEndsIrrelevant whether {@link Event#END} does not matter
     * @return the index of the unit to pass to {@link #next}, or {@code to} if all were skipped
     */
    int skip(byte[] units, int from, int to, boolean areEndsIrrelevant) {
        if (state == State.TEXT && twofold == null && areEndsIrrelevant && !rewriter.handlesAll()) {
            return ordinary.skip(units, from, to, rewriter.ignoresRelativeAddresses());
        }
        int unit = significantUnit();
        if (unit < 0 && (state != State.ATTRIBUTES || twofold != null)) {
            return from;
        }
        int nextIndex =
                unit < 0 ? attributes.read(units, from, to, position + 1) : MarkupBytes.indexOf(unit, units, from, to);
        position += nextIndex - from;
        return nextIndex;
    }

    /** Returns the only unit that can change the state, or -1 if several can. */
    private int significantUnit() {
        boolean inTwofold = twofold != null;
        if (twofold != null && !twofold.isPlain()) {
            return -1;
        }
        return switch (state) {
            case TEXT, PLAIN -> '<';
            case RAW -> raw != null && raw.isPlain() ? '<' : -1;
            case DECLARATION -> inTwofold || section.isPossible() ? -1 : declaration.significantUnit();
            case CHARACTER_DATA -> inTwofold || !section.isPlain() ? -1 : ']';
            case LESS_THAN, END_TAG_OPEN, NAME, ATTRIBUTES -> -1;
        };
    }

    /** Returns the name of the start tag, without its prefix. */
    long name() {
        return name;
    }

    /** Returns whether the content of the element that has just started is markup. */
    boolean isContentMarkup() {
        return state == State.TEXT;
    }

    /**
     * Returns whether the end tag that has just been read ends the innermost open element of a name. Those of elements
     * inside it do not, and in HTML any end tag may end all foreign content.
     */
    boolean endsElement(long element) {
        return name == element || (!xml && !foreign.isAnyOpen());
    }

    TagAttributes attributes() {
        return attributes;
    }

    Event next(int unit) {
        boolean isBuffered =
                state == State.LESS_THAN || (!endTag && (state == State.NAME || state == State.ATTRIBUTES));
        if (twofold != null && twofold.advance(unit)) {
            return leaveTwofold(ElementName.of(twofold.name()), unit, isBuffered);
        }
        position++;
        return switch (state) {
            case TEXT -> readText(unit);
            case LESS_THAN -> readLessThan(unit);
            case END_TAG_OPEN -> readEndTagOpen(unit);
            case NAME -> readName(unit);
            case ATTRIBUTES -> attributes.advance(unit, position) ? completeTag() : Event.NONE;
            case DECLARATION -> {
                state = readDeclaration(unit);
                yield Event.NONE;
            }
            case CHARACTER_DATA -> {
                state = section.readContent(unit) ? State.TEXT : state;
                yield Event.NONE;
            }
            case RAW -> readRaw(unit);
            case PLAIN -> Event.NONE;
        };
    }

    private Event readText(int unit) {
        if (unit != '<') {
            return Event.NONE;
        }
        state = State.LESS_THAN;
        endTag = false;
        position = 0;
        return Event.BEGIN;
    }

    private Event readLessThan(int unit) {
        if (HtmlPrologue.isLetter(unit) || (xml && (unit > '@' || unit == '?'))) {
            name = ElementName.NONE;
            instruction = unit == '?';
            attributes.reset();
            state = State.NAME;
            readName(unit);
            return Event.NONE;
        }
        switch (unit) {
            case '!' -> {
                declaration = new HtmlDeclaration();
                section.reset(xml || foreign.hasCharacterData());
                state = State.DECLARATION;
            }
            case '?' -> state = beginBogusComment();
            case '/' -> {
                endTag = true;
                state = State.END_TAG_OPEN;
            }
            case '<' -> {
                // The first one was text.
                position = 0;
                return Event.BEGIN;
            }
            default -> state = State.TEXT;
        }
        return Event.RELEASE;
    }

    private Event readEndTagOpen(int unit) {
        if (HtmlPrologue.isLetter(unit)) {
            name = ElementName.NONE;
            attributes.reset();
            state = State.NAME;
            return readName(unit);
        }
        if (unit == '>') {
            state = State.TEXT;
            return Event.NONE;
        }
        state = beginBogusComment();
        state = readDeclaration(unit);
        return Event.NONE;
    }

    private Event readName(int unit) {
        if (unit == '>' || unit == '/' || HtmlPrologue.isSpace(unit)) {
            if (instruction && !endTag && name != ElementName.STYLESHEET_INSTRUCTION) {
                state = beginBogusComment();
                state = readDeclaration(unit);
                return Event.RELEASE;
            }
            state = State.ATTRIBUTES;
            return attributes.advance(unit, position) ? completeTag() : Event.NONE;
        }
        name = xml && unit == ':' ? ElementName.NONE : ElementName.append(name, unit);
        return Event.NONE;
    }

    private Event completeTag() {
        state = State.TEXT;
        if (endTag) {
            foreign.end(name);
            rewriter.readEndTag(name);
            return Event.END;
        }
        if (!xml && !foreign.start(name, attributes)) {
            enterElement();
        }
        return Event.TAG;
    }

    /** Enters an HTML element whose content may be no ordinary markup. */
    private void enterElement() {
        if (name == FRAMESET) {
            inFrameset = true;
            ordinary.startFrameset();
        }
        switch (ElementContent.of(name, foreign.isOpen(SELECT), inFrameset)) {
            case MARKUP -> {}
            case TEXT -> {
                raw = new RawText(ElementName.text(name));
                state = State.RAW;
            }
            case TEXT_OR_MARKUP -> twofold = new RawText(ElementName.text(name));
            case PLAIN -> state = State.PLAIN;
        }
    }

    private State beginBogusComment() {
        declaration = HtmlDeclaration.bogus();
        section.reset(false);
        return State.DECLARATION;
    }

    private State readDeclaration(int unit) {
        if (section.isPossible() && section.readStart(unit)) {
            return State.CHARACTER_DATA;
        }
        return declaration.advance(unit) ? State.TEXT : State.DECLARATION;
    }

    private Event readRaw(int unit) {
        if (raw == null || !raw.advance(unit)) {
            return Event.NONE;
        }
        long element = ElementName.of(raw.name());
        raw = null;
        beginEndTag(element, unit);
        return Event.END;
    }

    /**
     * Leaves an element whose content may be text or markup. If it is text, its end tag counts even within a comment or
     * an attribute.
     */
    private Event leaveTwofold(long element, int unit, boolean isBuffered) {
        twofold = null;
        raw = null;
        beginEndTag(element, unit);
        return isBuffered ? Event.RELEASE : Event.END;
    }

    /** Begins an end tag whose name has already been read. */
    private void beginEndTag(long element, int unit) {
        endTag = true;
        name = element;
        position = 0;
        attributes.reset();
        state = State.ATTRIBUTES;
        if (attributes.advance(unit, position)) {
            completeTag();
        }
    }
}
