package cx.touchstone.scoring.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.reconciliation.comparison.Difference;

/** A reconciliation as callers see it. */
@Schema(name = "Reconciliation", description = "All tallies and readings, compared with the observations that are kept.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReconciliationView(UUID id, @Schema(examples = "done", enumeration = {
        "running", "done" }) String state,
        Instant startedAt, @Schema(description = "Absent while it is running.") Instant finishedAt,
        @Schema(description = "Months that were compared so far.") int monthsDone,
        @Schema(description = "Months that there are to compare.") int monthsTotal,
        @Schema(description = "That were counted again so far.") long observations,
        @Schema(description = "About how many there are to count.") long observationsTotal,
        @Schema(description = "Tallies that were compared so far, each bucket of a histogram and each reading being one.") long cells,
        @Schema(description = "How many of them differ.", examples = "0") long differenceCount,
        @Schema(description = "Observations whose changes could not be counted and are set aside now, with those that wait behind them: tallies differ by them until they can be.", examples = "0") long setAside,
        @Schema(description = "The first 1,000.") List<Difference> differences){

    static ReconciliationView of(Reconciliation one, long setAside) {
        return new ReconciliationView(one.id, one.finishedAt == null ? "running" : "done", one.startedAt, one.finishedAt,
                one.monthsDone, Math.max(one.monthsDone, one.monthsTotal), one.observations,
                Math.max(one.observations, one.observationsTotal), one.cells, one.differenceCount, setAside, one.differences);
    }
}
