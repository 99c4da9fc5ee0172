package cx.touchstone.survey.bulk;

import java.time.Instant;
import java.util.List;

/**
 * What stood beside a response where it comes from.
 *
 * @param tags in the form in which they are kept
 * @param notes the oldest first
 */
public record GivenRemarks(List<String> tags, List<Note> notes) {

    static final GivenRemarks NONE = new GivenRemarks(List.of(), List.of());

    /**
     * A note.
     *
     * @param author who wrote it there, may be null
     */
    public record Note(String text, String author, Instant createdAt) {
    }

    /** Without what people wrote, which may name the person. */
    GivenRemarks withoutNotes() {
        return new GivenRemarks(tags, List.of());
    }
}
