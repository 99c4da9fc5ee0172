package cx.touchstone.survey.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.bulk.GivenResponse;
import cx.touchstone.survey.submission.SubmissionReader;
import cx.touchstone.survey.submission.SubmissionReader.Extent;

/** What holds for every row, whatever the file: the rules for what a respondent hands in, and those of an import. */
public final class RowRules {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LONGEST_ID = 200;

    private RowRules() {
    }

    /**
     * The response in a row.
     *
     * @param document what a respondent would have handed in
     * @param extent of the whole questionnaire, or of a part
     * @param faults found so far; all others are added, but one place is faulted once
     * @return null when something is wrong
     */
    public static GivenResponse response(AskedSurvey survey, ObjectNode document, Extent extent, Instant respondedAt,
            String externalId, UUID formerId, List<Fault> faults) {
        if (externalId != null && (externalId.isBlank() || externalId.length() > LONGEST_ID || externalId.indexOf(0) >= 0)) {
            faults.add(new Fault("/externalId", "text", "externalId must be a text of 1 to " + LONGEST_ID + " characters."));
        }
        if (respondedAt.isAfter(Instant.now().plus(TOLERANCE))) {
            faults.add(new Fault("/respondedAt", "future", "The response would have been given in the future."));
        }
        if (survey.isAnonymous()) {
            document.remove("subject"); // which may name the person
        }
        try {
            GivenResponse response = GivenResponse.of(survey, SubmissionReader.read(document, survey, extent), respondedAt,
                    externalId, formerId, extent == Extent.WHOLE);
            return faults.isEmpty() ? response : null;
        } catch (Refusal.Invalid invalid) {
            invalid.faults().stream().filter(fault -> faults.stream().noneMatch(f -> f.pointer().equals(fault.pointer())))
                    .forEach(faults::add);
            return null;
        }
    }
}
