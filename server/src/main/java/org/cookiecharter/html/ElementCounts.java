package org.cookiecharter.html;

/** How many elements of each name are open. Of more than {@link #MOST} names at a time, the later ones are not counted. */
final class ElementCounts {
    static final int MOST = 512;

    private long[] names = new long[64];
    private int[] counts = new int[64];
    private int used;
    private int closed;

    /** @param more 1 for a start tag, -1 for an end tag; one that ends nothing changes nothing */
    void add(long name, int more) {
        int place = ElementNames.place(names, name);
        if (names[place] == name) {
            int before = counts[place];
            counts[place] = Math.max(0, before + more);
            closed += (counts[place] == 0 ? 1 : 0) - (before == 0 ? 1 : 0);
        } else if (more > 0 && hasRoom()) {
            place = ElementNames.place(names, name);
            names[place] = name;
            counts[place] = more;
            used++;
        }
    }

    boolean has(long name) {
        int place = ElementNames.place(names, name);
        return names[place] == name && counts[place] > 0;
    }

    private boolean hasRoom() {
        if (used * 2 < names.length) {
            return true;
        }
        if (used < MOST) {
            rebuild(names.length * 2);
        } else if (closed > MOST / 2) {
            // Not for every one that closes, or a page could have the table built anew with each of its tags.
            rebuild(names.length);
        }
        return used < MOST;
    }

    private void rebuild(int length) {
        long[] oldNames = names;
        int[] oldCounts = counts;
        names = new long[length];
        counts = new int[length];
        used = 0;
        closed = 0;
        for (int i = 0; i < oldNames.length; i++) {
            if (oldCounts[i] > 0) {
                int place = ElementNames.place(names, oldNames[i]);
                names[place] = oldNames[i];
                counts[place] = oldCounts[i];
                used++;
            }
        }
    }
}
