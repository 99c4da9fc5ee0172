package cx.touchstone.scoring.reconciliation;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A reconciliation as callers see it. */
@Schema(name = "Reconciliation", description = "All tallies, compared with the observations that are kept.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReconciliationView(@Schema(examples = "done", enumeration = {
        "running", "done" }) String state,
        Instant startedAt, @Schema(description = "Absent while it is running.") Instant finishedAt,
        @Schema(description = "That were counted again so far.") long observations,
        @Schema(description = "Tallies that were compared so far, each bucket of a histogram being one.") long cells,
        @Schema(description = "How many of them differ.", examples = "0") long differenceCount,
        @Schema(description = "Observations whose changes could not be counted and are set aside now, with those that wait behind them: tallies differ by them until they can be.", examples = "0") long setAside,
        @Schema(description = "The first 1,000.") List<Difference> differences){

    static ReconciliationView of(Reconciliation one, long setAside) {
        return new ReconciliationView(one.finishedAt == null ? "running" : "done", one.startedAt, one.finishedAt,
                one.observations, one.cells, one.differenceCount, setAside, one.differences);
    }
}
