package cx.touchstone.scoring.formula.customer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The simulated customers of the figures. */
final class Customers {

    private Customers() {
    }

    /** What the other implementation says of them. */
    record Figures(double[] parameters, double logLikelihood) {
    }

    static List<PurchaseHistory> histories() {
        return lines("purchase_histories.csv").stream().map(fields -> new PurchaseHistory(Long.parseLong(fields[0]),
                Double.parseDouble(fields[1]), Double.parseDouble(fields[2]), Double.parseDouble(fields[3]))).toList();
    }

    /** The parameters they were made with (true), and those found for them (fitted). */
    static Map<String, Figures> figures(String model) {
        return lines("customer_models.csv").stream().filter(fields -> fields[0].equals(model))
                .collect(Collectors.toMap(fields -> fields[1], fields -> new Figures(
                        List.of(fields).subList(2, 6).stream().filter(field -> !field.isEmpty())
                                .mapToDouble(Double::parseDouble)
                                .toArray(),
                        Double.parseDouble(fields[6]))));
    }

    private static List<String[]> lines(String file) {
        try (var figures = new BufferedReader(new InputStreamReader(
                Customers.class.getResourceAsStream("/figures/" + file), StandardCharsets.UTF_8))) {
            return figures.lines().skip(1).map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
