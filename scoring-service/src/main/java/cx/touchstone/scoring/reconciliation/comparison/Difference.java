package cx.touchstone.scoring.reconciliation.comparison;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A tally that is not what its observations add up to, or readings that are not those that were observed. */
@Schema(name = "TallyDifference", description = "A tally that is not what its observations add up to, or readings of a day (UTC) that are not those that were observed: what it has too much, below 0 what it has too little; never how much there is.")
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Difference(String metric,
        @Schema(description = "* is all of them together; empty for what names none.") String touchpoint,
        @Schema(description = "What it is told apart by: attributes, $channel; none for everybody.", examples = "[\"boardingArea\"]") List<String> axes,
        @Schema(description = "Of each of these; empty for what lacks it.", examples = "[\"E\"]") List<String> values,
        @Schema(description = "day or month of a tally; reading: values of which each holds until the next one", examples = "day") String span,
        @Schema(description = "The first of the span, or the day.") LocalDate day,
        @Schema(description = "Of the histogram; absent when it is all together that differs.") Integer bucket,
        @Schema(description = "Observations.") long n,
        @Schema(description = "People; 0 in the histogram, which does not count them.") long people,
        @Schema(description = "Sum of weights.") BigDecimal weight,
        @Schema(description = "Sum of values; absent where the histogram tells it. When all of these are 0, sums of squares differ, or what is said of readings.") BigDecimal total) {
}
