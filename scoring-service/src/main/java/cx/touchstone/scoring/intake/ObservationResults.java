package cx.touchstone.scoring.intake;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.kit.Refusal.Fault;

/** What became of each observation of a batch, in the batch's order. */
@Schema(description = "What became of each observation, in the order in which they were sent.")
public record ObservationResults(List<Result> results, int accepted, int duplicates, int refused) {

    /** What became of one observation. */
    @Schema(name = "ObservationResult")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Result(@Schema(description = "As it was sent; absent when it could not be read.") String id, Outcome outcome,
            @Schema(description = "Why it was refused: every fault.") List<Fault> errors,
            @Schema(description = "What is worth a look although it was not refused.") List<Warning> warnings) {
    }

    /** What is worth a look. */
    @Schema(name = "ObservationWarning")
    public record Warning(@Schema(examples = "unplanned-touchpoint") String code, String detail) {
    }

    /** What became of it. */
    @Schema(name = "ObservationOutcome")
    public enum Outcome {
        /** Counted, or no longer counted if it was retracted. */
        @JsonProperty("accepted")
        ACCEPTED,
        /** This revision or a higher one is known: nothing changes. */
        @JsonProperty("duplicate")
        DUPLICATE,
        /** Not counted. */
        @JsonProperty("refused")
        REFUSED
    }

    static ObservationResults of(List<Result> results) {
        return new ObservationResults(results, count(results, Outcome.ACCEPTED), count(results, Outcome.DUPLICATE),
                count(results, Outcome.REFUSED));
    }

    private static int count(List<Result> results, Outcome outcome) {
        return (int) results.stream().filter(result -> result.outcome == outcome).count();
    }
}
