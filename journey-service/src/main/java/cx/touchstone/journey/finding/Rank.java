package cx.touchstone.journey.finding;

import java.util.UUID;

/** Where a finding stands when the worst come first, of equal ones the oldest: the last of a page. */
record Rank(int leniency, UUID id) {

    static Rank of(Finding finding) {
        return new Rank(finding.leniency, finding.id);
    }

    /** As it was written by {@link #toString}. */
    static Rank read(String written) {
        int slash = written.indexOf('/');
        return new Rank(Integer.parseInt(written.substring(0, slash)), UUID.fromString(written.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return leniency + "/" + id;
    }
}
