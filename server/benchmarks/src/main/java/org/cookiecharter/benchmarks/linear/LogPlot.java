// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.linear;

import java.util.List;
import java.util.Locale;

/**
 * A plot of time over size, both logarithmic: linear time is a line with the slope of the dotted one. Lines have
 * different dashes and markers, and their colour depends on the page's colour scheme.
 */
final class LogPlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 64;
    private static final int RIGHT = WIDTH - 16;
    private static final int TOP = 16;
    private static final int BOTTOM = HEIGHT - 44;
    private static final String[] DASHES = {"", "7 4", "2 3"};
    private static final String[] MARKERS = {"M-3-3h6v6h-6z", "M0-4L4 3H-4z", "M0-4L4 0L0 4L-4 0z"};
    private static final String STYLE = "<style>text{font:13px sans-serif;fill:#222}path,line{stroke:#222;fill:none}"
            + ".grid{stroke-opacity:.15}.mark{fill:#222}@media(prefers-color-scheme:dark){text,.mark{fill:#ddd}"
            + "path,line{stroke:#ddd}}</style>\n";

    private final double fromX;
    private final double toX;
    private final double fromY;
    private final double toY;
    private final StringBuilder svg = new StringBuilder();

    private LogPlot(List<Growth> lines) {
        double leastX = Double.MAX_VALUE;
        double mostX = 0;
        double leastY = Double.MAX_VALUE;
        double mostY = 0;
        for (Growth line : lines) {
            for (Growth.Point point : line.points()) {
                leastX = Math.min(leastX, point.size());
                mostX = Math.max(mostX, point.size());
                leastY = Math.min(leastY, point.nanos());
                mostY = Math.max(mostY, point.nanos());
            }
        }
        fromX = Math.log10(leastX);
        toX = Math.log10(mostX);
        fromY = Math.floor(Math.log10(leastY));
        toY = Math.ceil(Math.log10(mostY));
    }

    /** @param name the name of the parser, without markup, as are the names of the shapes */
    static String of(String name, List<Growth> lines) {
        return new LogPlot(lines).draw(name, lines);
    }

    private String draw(String name, List<Growth> lines) {
        StringBuilder description = new StringBuilder();
        for (Growth line : lines) {
            description.append(String.format(Locale.ROOT, "%s: exponent %.2f. ", line.shape(), line.slope()));
        }
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n", WIDTH, HEIGHT);
        add("<title>%s: time over the size of hostile input</title>%n<desc>%s</desc>%n", name, description);
        svg.append(STYLE);
        grid();
        double steps = Math.min(toX - fromX, toY - fromY);
        add("<path stroke-dasharray=\"1 5\" d=\"M%.0f %.0f", x(fromX), y(fromY));
        add("L%.0f %.0f\"/>%n", x(fromX + steps), y(fromY + steps));
        for (int i = 0; i < lines.size(); i++) {
            line(i, lines.get(i));
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid() {
        for (int power = (int) fromY; power <= toY; power++) {
            add("<path class=\"grid\" d=\"M%d %.0fH%d\"/>", LEFT, y(power), RIGHT);
            add("<text x=\"%d\" y=\"%.0f\" text-anchor=\"end\">%s</text>%n", LEFT - 6, y(power) + 4, time(power));
        }
        for (int size = 1024; Math.log10(size) <= toX + 0.001; size *= 4) {
            double x = x(Math.log10(size));
            add("<path class=\"grid\" d=\"M%.0f %dV%d\"/>", x, TOP, BOTTOM);
            String text = size < 1 << 20 ? size / 1024 + " KiB" : size / (1 << 20) + " MiB";
            add("<text x=\"%.0f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", x, BOTTOM + 18, text);
        }
    }

    private static String time(int power) {
        String[] units = {"ns", "µs", "ms", "s"};
        int unit = Math.min(units.length - 1, Math.max(0, power / 3));
        return Math.round(Math.pow(10, power - unit * 3.0)) + " " + units[unit];
    }

    private void line(int index, Growth line) {
        StringBuilder path = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        for (Growth.Point point : line.points()) {
            double x = x(Math.log10(point.size()));
            double y = y(Math.log10(point.nanos()));
            path.append(String.format(Locale.ROOT, "%s%.0f %.0f", path.isEmpty() ? "M" : "L", x, y));
            marks.append(String.format(
                    Locale.ROOT,
                    "<path class=\"mark\" transform=\"translate(%.0f %.0f)\" d=\"%s\"/>",
                    x,
                    y,
                    mark(index)));
        }
        add("<path stroke-dasharray=\"%s\" d=\"%s\"/>%s%n", DASHES[index % DASHES.length], path, marks);
        int y = TOP + 10 + 18 * index;
        add("<path class=\"mark\" transform=\"translate(%d %d)\" d=\"%s\"/>", LEFT + 14, y, mark(index));
        add("<text x=\"%d\" y=\"%d\">%s (%.2f)</text>%n", LEFT + 26, y + 4, line.shape(), line.slope());
    }

    private static String mark(int index) {
        return MARKERS[index % MARKERS.length];
    }

    private double x(double log) {
        return LEFT + (log - fromX) / (toX - fromX) * (RIGHT - LEFT);
    }

    private double y(double log) {
        return BOTTOM - (log - fromY) / (toY - fromY) * (BOTTOM - TOP);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
