package cx.touchstone.scoring.observation;

import java.time.Instant;
import java.util.Comparator;

import cx.touchstone.scoring.settings.Settings;
import cx.touchstone.scoring.tally.Position;

/**
 * What was said of one fact, checked: what it is, or that it is taken back. Of all that is said of it, in whatever order it
 * comes, the highest revision holds.
 *
 * @param revision 0 or more
 * @param fact null when it is taken back
 * @param isReading whether it is of a metric of which the last value counts
 * @param money in which it was told, ISO 4217; null when it is no amount of money, or names no currency
 */
public record Observation(Name name, int revision, Fact fact, boolean isReading, String money) {

    public Observation(Name name, int revision, Fact fact) {
        this(name, revision, fact, false, null);
    }

    /**
     * What makes two deliveries speak of one fact. Sorted as the database sorts them, so that all who lock names do it in the
     * same order.
     *
     * @param source who observed it
     * @param id unique within the source
     */
    public record Name(String source, String id) implements Comparable<Name> {

        private static final Comparator<Name> ORDER = Comparator.comparing(Name::source, Position.BY_BYTES)
                .thenComparing(Name::id, Position.BY_BYTES);

        @Override
        public int compareTo(Name other) {
            return ORDER.compare(this, other);
        }

        /** Where it lies when this is when it was observed. */
        public Position at(Instant observedAt) {
            return new Position(observedAt, source, id);
        }
    }

    /** The same as these settings count it. */
    public Observation countedBy(Settings settings) {
        return fact == null ? this : new Observation(name, revision, fact.countedBy(settings), isReading, money);
    }

    /** Whether it is money that was told in another currency than theirs. */
    public boolean isInOtherMoneyThan(Settings settings) {
        return money != null && !money.equals(settings.currency().getCurrencyCode());
    }

    /** The one that holds; of the same revision it is this one, which came first. */
    public Observation or(Observation later) {
        return later.revision > revision ? later : this;
    }
}
