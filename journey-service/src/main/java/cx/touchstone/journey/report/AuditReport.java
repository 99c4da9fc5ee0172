package cx.touchstone.journey.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.action.ActionView;
import cx.touchstone.journey.audit.AuditView;
import cx.touchstone.journey.evaluation.EvaluationView;
import cx.touchstone.journey.finding.FindingView;
import cx.touchstone.journey.formula.MeanInterval;
import cx.touchstone.journey.measured.MeasuredScore;
import cx.touchstone.journey.observation.ObservationKind;
import cx.touchstone.journey.visits.SideBySide;

/**
 * All that there is to say of an audit.
 *
 * @param seen who saw what, and how often
 * @param reached what our own touchpoints reached
 * @param visits mystery visits here and at competitors
 * @param sinceLast what changed since the audit before; empty without one
 * @param words what was said, in the observers' own words, at most {@value #MOST_WORDS}
 * @param employees what employees say of their work, as scoring answered; without what it did not answer or was not measured
 * @param findings those that were confirmed, the worst first
 * @param missing what a whole report would have and this one has not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditReport(AuditView audit, Instant composedAt, List<Seen> seen, List<Reached> reached, SideBySide visits,
        List<SinceLast> sinceLast,
        @Schema(description = "In the observers' own words; at most 200.") List<Said> words,
        List<EvaluationView> evaluations,
        @Schema(description = "Of the scope's employeeMetrics while the audit ran, as scoring answered; what is missing is said.") List<MeasuredScore> employees,
        @Schema(description = "Those that were confirmed, the worst first.") List<FindingView> findings,
        List<ActionView> actions,
        @Schema(description = "What a whole report would have and this one has not.") List<Missing> missing) {

    static final int MOST_WORDS = 200;

    /** Somebody's observations of one kind. */
    @Schema(name = "ReportSeen")
    public record Seen(String observer, ObservationKind kind, long n) {
    }

    /** What one touchpoint reached by observations of one kind. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportReached")
    public record Reached(String touchpoint, ObservationKind kind, long n,
            @Schema(description = "Mean of the scores, 0 to 100, not rounded.") Double score,
            @Schema(description = "Of the mean, with Student's t at the 95 % level; absent for a single observation.") MeanInterval interval) {

        /**
         * As a query makes it.
         *
         * @param deviation standard deviation of the scores; null for a single one
         */
        public Reached(String touchpoint, ObservationKind kind, long n, Double score, Double deviation) {
            this(touchpoint, kind, n, score, MeanInterval.of(n, score, deviation));
        }
    }

    /** What one touchpoint reaches now and reached in the audit before. */
    @Schema(name = "ReportSinceLast")
    public record SinceLast(String touchpoint, ObservationKind kind, double before, double now, double change) {
    }

    /** What somebody said of a touchpoint. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportSaid")
    public record Said(String touchpoint, ObservationKind kind,
            @Schema(description = "Whose touchpoint it was; absent for ours.") UUID competitor, String observer, String notes) {
    }

    /** A part that is not there. */
    @Schema(name = "ReportMissing")
    public record Missing(
            @Schema(enumeration = {
                    "scores", "words", "competitors", "last-audit", "evaluations", "employees", "findings",
                    "actions", "verified" }) String part,
            String why){
    }

    /** What changed at touchpoints that both audits observed in the same way. */
    static List<SinceLast> compare(List<Reached> before, List<Reached> now) {
        return now.stream().flatMap(after -> before.stream()
                .filter(earlier -> earlier.touchpoint().equals(after.touchpoint()) && earlier.kind() == after.kind())
                .map(earlier -> new SinceLast(after.touchpoint(), after.kind(), earlier.score(), after.score(),
                        after.score() - earlier.score())))
                .toList();
    }
}
