package cx.touchstone.survey.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.IsoTime;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.bulk.GivenRemarks;
import cx.touchstone.survey.bulk.GivenRemarks.Note;
import cx.touchstone.survey.correction.Remarks;

/** Tags and notes as an export writes them, held against the rules for those that are put to a response here. */
final class RemarkFields {

    private static final int LONGEST_AUTHOR = 200;

    private RemarkFields() {
    }

    /**
     * @param tags may be null
     * @param notes may be null
     * @param faults to which all that is wrong is added
     */
    static GivenRemarks read(JsonNode tags, JsonNode notes, List<Fault> faults) {
        return new GivenRemarks(tags(tags, faults), notes(notes, faults));
    }

    private static List<String> tags(JsonNode given, List<Fault> faults) {
        Set<String> tags = new LinkedHashSet<>();
        if (isList(given, Remarks.MOST_TAGS, "/tags", faults)) {
            for (int i = 0; i < given.size(); i++) {
                String tag = given.get(i).isTextual() ? Remarks.tag(given.get(i).textValue()) : null;
                if (tag == null) {
                    faults.add(new Fault("/tags/" + i, "text", Remarks.TAG_RULE));
                }
                tags.add(tag);
            }
        }
        return List.copyOf(faults.isEmpty() ? tags : Set.of());
    }

    private static List<Note> notes(JsonNode given, List<Fault> faults) {
        List<Note> notes = new ArrayList<>();
        if (isList(given, Remarks.MOST_NOTES, "/notes", faults)) {
            for (int i = 0; i < given.size(); i++) {
                notes.add(note(given.get(i), "/notes/" + i, faults));
            }
        }
        return notes;
    }

    private static Note note(JsonNode given, String at, List<Fault> faults) {
        String text = given.path("text").asText("");
        if (!given.path("text").isTextual() || text.isBlank() || text.length() > Remarks.LONGEST_NOTE || text.indexOf(0) >= 0) {
            faults.add(new Fault(at + "/text", "text", "A note is a text of 1 to " + Remarks.LONGEST_NOTE + " characters."));
        }
        JsonNode author = given.path("author");
        if (!author.isMissingNode() && !author.isNull() && (!author.isTextual() || author.textValue().indexOf(0) >= 0
                || author.textValue().length() > LONGEST_AUTHOR)) {
            faults.add(new Fault(at + "/author", "text", "author is a text of at most " + LONGEST_AUTHOR + " characters."));
        }
        return new Note(text, author.textValue(), time(given.path("createdAt"), at, faults));
    }

    private static Instant time(JsonNode given, String at, List<Fault> faults) {
        try {
            return given.isMissingNode() ? Instant.now() : IsoTime.instant(given.asText());
        } catch (DateTimeException e) {
            faults.add(new Fault(at + "/createdAt", "time", "createdAt must be a time such as 2026-11-21T10:00:00Z."));
            return Instant.now();
        }
    }

    private static boolean isList(JsonNode given, int most, String at, List<Fault> faults) {
        if (given == null) {
            return false;
        }
        if (!given.isArray() || given.size() > most) {
            faults.add(new Fault(at, "size", at.substring(1) + " must be a list of at most " + most + "."));
            return false;
        }
        return true;
    }
}
