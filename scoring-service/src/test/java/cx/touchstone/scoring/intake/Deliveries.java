package cx.touchstone.scoring.intake;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import cx.touchstone.scoring.formula.sketch.LogBuckets;
import cx.touchstone.scoring.observation.Fact;
import cx.touchstone.scoring.observation.Fact.Business;
import cx.touchstone.scoring.observation.Fact.Subject;
import cx.touchstone.scoring.observation.Observation;
import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.tally.Person;

/** What a careless neighbour sends: originals, corrections and retractions, each several times and in any order. */
record Deliveries(List<Observation> observations) {

    private static final int REVISIONS = 4;
    private static final int TIMES = 3;
    /** The end of a month is among its three days. */
    private static final Instant START = Instant.parse("2017-05-30T00:00:00Z");

    static Deliveries of(int names, Random random) {
        var deliveries = new ArrayList<Observation>();
        for (int i = 0; i < names; i++) {
            var name = new Name("source-" + i % 2, "o-" + i);
            int revisions = 1 + random.nextInt(REVISIONS);
            for (int revision = 0; revision < revisions; revision++) {
                var fact = revision > 0 && random.nextInt(3) == 0 ? null : fact(random);
                deliveries.addAll(Collections.nCopies(1 + random.nextInt(TIMES), new Observation(name, revision, fact)));
            }
        }
        Collections.shuffle(deliveries, random);
        return new Deliveries(deliveries);
    }

    private static Fact fact(Random random) {
        var attributes = new TreeMap<String, String>();
        if (random.nextBoolean()) {
            attributes.put("gate", "" + random.nextInt(3));
        }
        if (random.nextBoolean()) {
            attributes.put("who", "" + random.nextInt(1000));
        }
        var observedAt = START.plus(random.nextInt(72), ChronoUnit.HOURS);
        boolean isAmount = random.nextInt(3) == 0;
        var value = isAmount ? BigDecimal.valueOf(random.nextInt(100_000), 2) : BigDecimal.valueOf(1 + random.nextInt(5));
        var metric = isAmount ? "wait" : random.nextBoolean() ? "nps" : "csat";
        var business = isAmount && random.nextBoolean() ? new Business(BigDecimal.TEN, LogBuckets.PERCENT.of(BigDecimal.TEN))
                : null;
        return new Fact(metric, value, isAmount ? LogBuckets.PERCENT.of(value) : value.intValueExact(),
                random.nextBoolean() ? BigDecimal.ONE : BigDecimal.valueOf(1 + random.nextInt(5000), 3), observedAt,
                LocalDate.ofInstant(observedAt, ZoneOffset.UTC), Person.values()[random.nextInt(3)],
                random.nextInt(3) == 0 ? null : "place-" + random.nextInt(2), null, random.nextBoolean() ? "web" : null,
                attributes, null, new Subject("crm", "case", "" + random.nextInt(100)), business);
    }

    /** In batches of up to so many. */
    List<List<Observation>> batches(int most, Random random) {
        var batches = new ArrayList<List<Observation>>();
        for (int from = 0; from < observations.size();) {
            int to = Math.min(observations.size(), from + 1 + random.nextInt(most));
            batches.add(observations.subList(from, to));
            from = to;
        }
        return batches;
    }

    /** What must be left of them: of each name the highest revision. */
    Map<Name, Observation> left() {
        return observations.stream().collect(toMap(Observation::name, one -> one, Observation::or));
    }
}
