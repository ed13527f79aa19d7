// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jetty.util.StringUtil;
import org.jspecify.annotations.Nullable;

/** A start tag whose names and values can be read as text. All offsets are in units. */
public final class TagText {
    private final ByteBuffer tag;
    private final TagAttributes attributes;
    private final HtmlEncoding encoding;
    private final String[] names;

    public TagText(ByteBuffer tag, TagAttributes attributes, HtmlEncoding encoding) {
        this.tag = tag;
        this.attributes = attributes;
        this.encoding = encoding;
        this.names = new String[attributes.count()];
        for (int i = 0; i < names.length; i++) {
            // Browsers convert only ASCII letters.
            names[i] = StringUtil.asciiToLowerCase(text(attributes.nameStart(i), attributes.nameEnd(i)));
        }
    }

    public int count() {
        return names.length;
    }

    public int length() {
        return tag.remaining() / encoding.width();
    }

    /** Returns the name of an attribute in lower case. */
    public String name(int attribute) {
        return names[attribute];
    }

    public int nameStart(int attribute) {
        return attributes.nameStart(attribute);
    }

    /** Returns the offset after an attribute, including its closing quote. */
    public int end(int attribute) {
        int end = attributes.valueEnd(attribute);
        if (end < 0) {
            return attributes.nameEnd(attribute);
        }
        int before = encoding.unit(tag, at(attributes.valueStart(attribute) - 1));
        return before == '"' || before == '\'' ? end + 1 : end;
    }

    /** Returns the offset at which attributes can be added: before the {@code >} or {@code />}. */
    public int tagEnd() {
        int end = length() - 1;
        return attributes.isSelfClosing() ? end - 1 : end;
    }

    public boolean hasAny(Set<String> names) {
        for (int i = 0; i < count(); i++) {
            if (names.contains(name(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the decoded value of the first attribute with this name: an empty string if it has no value, or null if
     * there is no such attribute.
     */
    @Nullable
    public String value(String name) {
        for (int i = 0; i < count(); i++) {
            if (name(i).equals(name)) {
                return value(i);
            }
        }
        return null;
    }

    /** Returns the decoded value of an attribute, or an empty string if it has none. */
    public String value(int attribute) {
        int start = attributes.valueStart(attribute);
        return start < 0 ? "" : CharacterReferences.decode(text(start, attributes.valueEnd(attribute)));
    }

    public String valueOr(String name, String absent) {
        return Objects.requireNonNullElse(value(name), absent);
    }

    public byte[] bytes(int from, int to) {
        byte[] bytes = new byte[(to - from) * encoding.width()];
        tag.get(at(from), bytes);
        return bytes;
    }

    private String text(int from, int to) {
        return tag.hasArray()
                ? new String(
                        tag.array(), tag.arrayOffset() + at(from), (to - from) * encoding.width(), encoding.charset())
                : new String(bytes(from, to), encoding.charset());
    }

    private int at(int unit) {
        return tag.position() + unit * encoding.width();
    }
}
