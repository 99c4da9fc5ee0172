package cx.touchstone.scoring.intake;

/**
 * What was said of one fact, checked: what it is, or that it is taken back. Of all that is said of it, in whatever order it
 * comes, the highest revision holds.
 *
 * @param revision 0 or more
 * @param fact null when it is taken back
 */
record Observation(Name name, int revision, Fact fact) {

    /**
     * What makes two deliveries speak of one fact.
     *
     * @param source who observed it
     * @param id unique within the source
     */
    record Name(String source, String id) implements Comparable<Name> {

        @Override
        public int compareTo(Name other) {
            int order = source.compareTo(other.source);
            return order != 0 ? order : id.compareTo(other.id);
        }
    }

    /** The one that holds; of the same revision it is this one, which came first. */
    Observation or(Observation later) {
        return later.revision > revision ? later : this;
    }

    /** What of it is counted, null when it is taken back. */
    Counted counted() {
        return fact == null ? null : fact.counted();
    }
}
