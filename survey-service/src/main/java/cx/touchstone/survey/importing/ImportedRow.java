package cx.touchstone.survey.importing;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.kit.Refusal.Fault;

/**
 * What became of a row.
 *
 * @param row its number, the first one behind the header is 1
 * @param line of the file on which it begins
 * @param responseId of an accepted row
 * @param errors of a refused row
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ImportedRow(long row, long line, Outcome outcome, UUID responseId, List<Fault> errors) {

    /** What becomes of rows. */
    public enum Outcome {
        /** It is a response now. */
        @JsonProperty("accepted")
        ACCEPTED,
        /** There was a response with its externalId. */
        @JsonProperty("duplicate")
        DUPLICATE,
        /** It does not fit; its errors say why. */
        @JsonProperty("refused")
        REFUSED
    }
}
