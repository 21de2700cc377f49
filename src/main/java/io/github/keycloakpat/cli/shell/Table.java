package io.github.keycloakpat.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows below headings. Where a terminal is too narrow, columns that may be missing are left out, the last one first; then
 * those that may be cut are, the widest first.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final String STATUS = "STATUS";
    private static final int LEAST = 10;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** How a column gives way. */
    private enum Kind {
        CUT,
        WHOLE,
        WHOLE_OR_MISSING
    }

    private record Column(String heading, Kind kind) {
        static Column of(String text) {
            String heading = text.substring(0, text.length() - 1);
            return switch (text.charAt(text.length() - 1)) {
                case '!' -> new Column(heading, Kind.WHOLE);
                case '?' -> new Column(heading, Kind.WHOLE_OR_MISSING);
                default -> new Column(text, Kind.CUT);
            };
        }

        int least(int width) {
            return kind == Kind.CUT ? Math.min(width, Math.max(LEAST, heading.length())) : width;
        }
    }

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /** @param headings with {@code !} at the end: never cut, as ids, which are copied; with {@code ?}: may be missing */
    public static Table of(String... headings) {
        return new Table(List.of(headings).stream().map(Column::of).toList());
    }

    /** @param cells as they came; they are made harmless here */
    public Table row(List<String> cells) {
        rows.add(cells.stream().map(Shown::text).toList());
        return this;
    }

    public String render(int width, Paint paint) {
        int[] widths = widths();
        List<Integer> shown = shown(widths, width);
        shrink(widths, shown, width - gaps(shown));
        StringBuilder text = new StringBuilder();
        line(text, columns.stream().map(Column::heading).toList(), shown, widths, new Paint(false));
        rows.forEach(row -> line(text, row, shown, widths, paint));
        return text.toString();
    }

    private int[] widths() {
        return IntStream.range(0, columns.size())
                .map(i -> Math.max(
                        columns.get(i).heading().length(),
                        rows.stream()
                                .mapToInt(row -> Shown.width(row.get(i)))
                                .max()
                                .orElse(0)))
                .toArray();
    }

    private List<Integer> shown(int[] widths, int room) {
        List<Integer> shown =
                new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        for (int i = columns.size() - 1; i >= 0 && least(shown, widths) > room; i--) {
            if (columns.get(i).kind() == Kind.WHOLE_OR_MISSING) {
                shown.remove(Integer.valueOf(i));
            }
        }
        return shown;
    }

    private int least(List<Integer> shown, int[] widths) {
        return gaps(shown)
                + shown.stream().mapToInt(i -> columns.get(i).least(widths[i])).sum();
    }

    private static int gaps(List<Integer> shown) {
        return GAP.length() * (shown.size() - 1);
    }

    private void shrink(int[] widths, List<Integer> shown, int room) {
        while (shown.stream().mapToInt(i -> widths[i]).sum() > room) {
            int widest = -1;
            for (int i : shown) {
                boolean may = widths[i] > columns.get(i).least(widths[i]);
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

    private void line(StringBuilder text, List<String> cells, List<Integer> shown, int[] widths, Paint paint) {
        StringBuilder line = new StringBuilder();
        for (int i : shown) {
            String cell = Shown.cut(cells.get(i), widths[i]);
            line.append(columns.get(i).heading().equals(STATUS) ? paint.status(cell) : cell)
                    .append(" ".repeat(widths[i] - Shown.width(cell)))
                    .append(GAP);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
