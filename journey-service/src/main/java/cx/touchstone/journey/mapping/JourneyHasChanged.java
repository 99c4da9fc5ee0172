package cx.touchstone.journey.mapping;

import cx.touchstone.kit.Refusal;

/** The journey is not the one that the caller has read. */
public class JourneyHasChanged extends Refusal {

    private JourneyHasChanged(Kind kind, String code, String detail) {
        super(kind, code, detail);
    }

    /** Lets a write through only if the caller says which state he has seen, and it is the present one. */
    static void check(String ifMatch, Journey journey) {
        if (ifMatch == null) {
            throw new JourneyHasChanged(Kind.PRECONDITION_REQUIRED, "if-match-required",
                    "Send the ETag of the journey that you read as If-Match.");
        }
        if (!ifMatch.equals("*") && !ifMatch.equals(tag(journey))) {
            throw new JourneyHasChanged(Kind.STALE, "stale",
                    "Somebody else changed the journey in the meantime: read it again.");
        }
    }

    /** The ETag of a journey's present state. */
    static String tag(Journey journey) {
        return "\"" + journey.revision + "\"";
    }
}
