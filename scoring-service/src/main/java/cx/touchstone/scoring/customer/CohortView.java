package cx.touchstone.scoring.customer;

import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.formula.share.Wilson;
import cx.touchstone.scoring.score.Rounded;

/** Customers who were first observed in one month, and how many of them were observed again. */
@Schema(name = "Cohort", description = "Customers who were first observed in one month, and how many of them were observed again.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CohortView(@Schema(examples = "2017-05") String month,
        @Schema(description = "Customers in it.") Long customers, boolean withheld, List<LaterView> later) {

    /** The cohorts that were asked for. */
    @Schema(name = "Cohorts")
    public record CohortsView(String metric, String timeZone,
            @Schema(description = "People that a number needs before it is shown.") int threshold, List<CohortView> items) {
    }

    /** What became of the cohort in a later month. */
    @Schema(name = "CohortMonth", description = "What became of the cohort in a later month. Withheld when few came back, or all but few.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LaterView(@Schema(examples = "2017-06") String month,
            @Schema(description = "Of the cohort, who were observed again in this month.") Long customers,
            @Schema(description = "Percent of the cohort.") Double value,
            @Schema(description = "Lower end of its 95 % interval (Wilson).") Double low,
            @Schema(description = "Upper end of that interval.") Double high, boolean withheld) {

        static LaterView of(YearMonth month, long again, long all, long threshold) {
            if (isFew(again, threshold) || isFew(all - again, threshold)) {
                return new LaterView(month.toString(), null, null, null, null, true);
            }
            var interval = Wilson.interval((double) again / all, all).scaled(100);
            return new LaterView(month.toString(), again, Rounded.score(100.0 * again / all), Rounded.score(interval.low()),
                    Rounded.score(interval.high()), false);
        }
    }

    /** @param seen in how many of its customers each month, beginning with its own */
    static CohortView of(YearMonth month, SortedMap<YearMonth, Long> seen, YearMonth last, long threshold) {
        long all = seen.get(month);
        if (isFew(all, threshold)) {
            return new CohortView(month.toString(), null, true, List.of());
        }
        return new CohortView(month.toString(), all, false, Stream.iterate(month.plusMonths(1), next -> !next.isAfter(last),
                next -> next.plusMonths(1)).map(next -> LaterView.of(next, seen.getOrDefault(next, 0L), all, threshold))
                .toList());
    }

    private static boolean isFew(long people, long threshold) {
        return people > 0 && people < threshold;
    }
}
