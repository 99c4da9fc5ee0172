package cx.touchstone.journey.mapping;

import java.util.UUID;
import java.util.stream.IntStream;

import cx.touchstone.kit.Refusal;

/** Versions of the journey were published: it can be archived, not deleted. */
public class JourneyIsPublished extends Refusal {

    private static final int LISTED = 100;

    JourneyIsPublished(UUID id, int versions) {
        super(Kind.CONFLICT, "journey-published", "Published versions refer to this journey: archive it instead.",
                IntStream.rangeClosed(Math.max(1, versions - LISTED + 1), versions)
                        .mapToObj(number -> new Fault("/api/v1/journeys/" + id + "/versions/" + number, "refers",
                                "Version " + number + " was published."))
                        .toList());
    }
}
