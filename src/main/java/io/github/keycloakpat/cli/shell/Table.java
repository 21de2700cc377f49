package io.github.keycloakpat.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows below headings. Where it is too wide for the terminal, the widest columns that may be cut are. */
public final class Table {
    private static final String GAP = "  ";
    private static final String STATUS = "STATUS";
    private static final int LEAST = 6;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param cut whether its cells may be cut; ids, which are copied, may not */
    private record Column(String heading, boolean cut) {}

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /** @param headings an exclamation mark at the end: never cut */
    public static Table of(String... headings) {
        return new Table(List.of(headings).stream()
                .map(heading -> heading.endsWith("!")
                        ? new Column(heading.substring(0, heading.length() - 1), false)
                        : new Column(heading, true))
                .toList());
    }

    /** @param cells as they came; they are made harmless here */
    public Table row(List<String> cells) {
        rows.add(cells.stream().map(Shown::text).toList());
        return this;
    }

    public String render(int width, Paint paint) {
        int[] widths = widths();
        shrink(widths, width - GAP.length() * (columns.size() - 1));
        StringBuilder text = new StringBuilder();
        line(text, columns.stream().map(Column::heading).toList(), widths, new Paint(false));
        rows.forEach(row -> line(text, row, widths, paint));
        return text.toString();
    }

    private int[] widths() {
        return IntStream.range(0, columns.size())
                .map(i -> Math.max(
                        Shown.width(columns.get(i).heading()),
                        rows.stream()
                                .mapToInt(row -> Shown.width(row.get(i)))
                                .max()
                                .orElse(0)))
                .toArray();
    }

    private void shrink(int[] widths, int room) {
        while (IntStream.of(widths).asLongStream().sum() > room) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean may = columns.get(i).cut()
                        && widths[i]
                                > Math.max(LEAST, Shown.width(columns.get(i).heading()));
                if (may && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private void line(StringBuilder text, List<String> cells, int[] widths, Paint paint) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = Shown.cut(cells.get(i), widths[i]);
            line.append(columns.get(i).heading().equals(STATUS) ? paint.status(cell) : cell)
                    .append(" ".repeat(widths[i] - Shown.width(cell)))
                    .append(GAP);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
