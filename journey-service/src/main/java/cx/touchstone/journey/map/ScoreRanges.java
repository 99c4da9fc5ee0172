package cx.touchstone.journey.map;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What scores metrics can have, as far as somebody knows. */
@FunctionalInterface
public interface ScoreRanges {

    /**
     * A document that says which scores are to be reached. As it was sent: nothing of it is checked yet, anything may be null.
     */
    interface Aims {

        /** Keys of the metrics whose scores it names; some more than once. */
        Stream<String> aimedAt();

        /** Those of all parts. */
        static Stream<String> of(List<? extends Aims> parts) {
            return parts == null ? Stream.empty() : parts.stream().filter(Objects::nonNull).flatMap(Aims::aimedAt);
        }
    }

    /** Empty for a metric of which nothing is known. */
    Optional<ScoreRange> of(String metric);
}
