package cx.touchstone.journey.reference;

import java.util.List;
import java.util.UUID;

/** What may refer to others. */
public interface Referring {

    /** Up to {@value References#LISTED} things of this kind that refer to that one. */
    List<Reference> to(Referred kind, UUID id);
}
