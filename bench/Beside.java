import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Shows two series of runs of the driver side by side, paired by their order: {@code Beside A.tsv B.tsv}, each written by
 * its {@code --out}. Medians; the ratios are B against A.
 */
public final class Beside {
    private record Run(String scenario, double rps, double p50, double p99, double cpu, double errors) {
        static Run parse(String line) {
            String[] fields = line.split("\t");
            return new Run(
                    fields[2] + " (" + fields[1] + ")",
                    number(line, "rps"),
                    number(line, "p50"),
                    number(line, "p99"),
                    number(line, "kc"),
                    number(line, "err"));
        }

        private static double number(String line, String name) {
            return Double.parseDouble(line.replaceFirst(".*\t" + name + "=([^\t]+)\t.*", "$1"));
        }
    }

    public static void main(String[] args) throws Exception {
        List<Run> a = read(args[0]);
        List<Run> b = read(args[1]);
        Set<String> scenarios = new LinkedHashSet<>();
        a.forEach(run -> scenarios.add(run.scenario()));
        System.out.println("| scenario (connections) | rps without | rps with | x rps | p50 without, with (ms) | p99 without,"
                + " with (ms) | x processor time | errors |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        scenarios.forEach(scenario -> print(scenario, of(scenario, a), of(scenario, b)));
    }

    private static List<Run> read(String file) throws IOException {
        return Files.readAllLines(Path.of(file)).stream().map(Run::parse).toList();
    }

    private static List<Run> of(String scenario, List<Run> runs) {
        return runs.stream().filter(run -> run.scenario().equals(scenario)).toList();
    }

    private static void print(String scenario, List<Run> a, List<Run> b) {
        List<Run> all = new ArrayList<>(a);
        all.addAll(b);
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %.1f | %.1f | %.2f | %.1f, %.1f | %.1f, %.1f | %.2f | %.0f |%n",
                scenario,
                median(a, Run::rps),
                median(b, Run::rps),
                ratio(a, b, Run::rps),
                median(a, Run::p50),
                median(b, Run::p50),
                median(a, Run::p99),
                median(b, Run::p99),
                ratio(a, b, Run::cpu),
                all.stream().mapToDouble(Run::errors).sum());
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> value) {
        return median(runs.stream().mapToDouble(value).toArray());
    }

    private static double ratio(List<Run> a, List<Run> b, ToDoubleFunction<Run> value) {
        return median(IntStream.range(0, a.size())
                .mapToDouble(i -> value.applyAsDouble(b.get(i)) / value.applyAsDouble(a.get(i)))
                .toArray());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
