package cx.touchstone.survey.partial;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Refusal;
import cx.touchstone.survey.submission.SubmissionReader;

/** What a saved response says besides what every submission says. */
final class SavedFields {

    private SavedFields() {
    }

    /** Whether all that was asked is answered; not unless told. */
    static boolean isComplete(JsonNode body) {
        JsonNode complete = body == null ? null : body.get(SubmissionReader.COMPLETE);
        if (complete != null && !complete.isBoolean()) {
            throw new Refusal.Invalid("/" + SubmissionReader.COMPLETE, "type", "complete must be true or false.");
        }
        return complete != null && complete.booleanValue();
    }

    /** Which step it is, counted by the front end; null when it does not count. */
    static Integer sequence(JsonNode body) {
        JsonNode sequence = body == null ? null : body.get(SubmissionReader.SEQUENCE);
        if (sequence != null && (!sequence.isInt() || sequence.intValue() < 0)) {
            throw new Refusal.Invalid("/" + SubmissionReader.SEQUENCE, "range", "sequence must be a whole number from 0.");
        }
        return sequence == null ? null : Integer.valueOf(sequence.intValue());
    }
}
