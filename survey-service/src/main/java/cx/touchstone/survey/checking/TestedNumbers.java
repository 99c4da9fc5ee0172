package cx.touchstone.survey.checking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cx.touchstone.survey.questionnaire.Condition;

/**
 * The numbers at which tests change their minds, and numbers that stand for all those in between.
 *
 * @param bounds in ascending order; numbers that are equal occur once
 */
record TestedNumbers(NavigableSet<BigDecimal> bounds) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    static TestedNumbers of(List<Condition> tests) {
        NavigableSet<BigDecimal> bounds = new TreeSet<>();
        for (Condition test : tests) {
            Stream.of(test.atLeast(), test.atMost()).filter(bound -> bound != null).forEach(bounds::add);
            (test.is() == null ? List.<String> of() : test.is()).stream().filter(value -> NUMBER.matcher(value).matches())
                    .forEach(value -> bounds.add(new BigDecimal(value)));
        }
        return new TestedNumbers(bounds);
    }

    /** Every bound, one number between each two, one below and one above all of them. */
    NavigableSet<BigDecimal> withGaps() {
        NavigableSet<BigDecimal> numbers = new TreeSet<>(bounds);
        for (BigDecimal bound : bounds) {
            BigDecimal next = bounds.higher(bound);
            numbers.add(next == null ? bound.add(BigDecimal.ONE) : bound.add(next).multiply(HALF));
        }
        if (!bounds.isEmpty()) {
            numbers.add(bounds.first().subtract(BigDecimal.ONE));
        }
        return numbers;
    }

    /** The same of numbers with so many decimals, from a smallest to a largest one (null: there is none). */
    NavigableSet<BigDecimal> withGaps(int decimals, BigDecimal smallest, BigDecimal largest) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
        List<BigDecimal> numbers = new ArrayList<>();
        Stream.concat(bounds.stream(), Stream.of(smallest == null ? BigDecimal.ZERO : smallest,
                largest == null ? BigDecimal.ZERO : largest)).forEach(bound -> {
                    // What is possible next to a bound, even where the bound itself is not.
                    numbers.add(bound.setScale(decimals, RoundingMode.FLOOR));
                    numbers.add(bound.setScale(decimals, RoundingMode.CEILING));
                });
        return Stream.of(BigDecimal.ZERO, step, step.negate()).flatMap(off -> numbers.stream().map(off::add))
                .filter(number -> (smallest == null || number.compareTo(smallest) >= 0)
                        && (largest == null || number.compareTo(largest) <= 0))
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }
}
