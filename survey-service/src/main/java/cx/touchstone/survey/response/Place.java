package cx.touchstone.survey.response;

import java.time.Instant;
import java.util.UUID;

/** Where a response stands in lists, which are ordered by when it was answered: the last of a page. */
record Place(Instant respondedAt, UUID id) {

    static Place of(ResponseView response) {
        return new Place(response.respondedAt(), response.id());
    }

    /** As it was written by {@link #toString}. */
    static Place read(String written) {
        int slash = written.indexOf('/');
        return new Place(Instant.parse(written.substring(0, slash)), UUID.fromString(written.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return respondedAt + "/" + id;
    }
}
