package cx.touchstone.scoring.counts;

/**
 * Who is behind a number.
 *
 * @param n observations
 * @param people whose they are, each counted where first observed; 0 when all of them were observed before
 */
public record Presence(long n, long people) {

    public static final Presence NOBODY = new Presence(0, 0);

    public Presence plus(Presence other) {
        return new Presence(n + other.n, people + other.people);
    }

    public Presence minus(Presence other) {
        return new Presence(n - other.n, people - other.people);
    }
}
