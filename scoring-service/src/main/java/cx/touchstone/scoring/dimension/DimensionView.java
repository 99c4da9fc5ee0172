package cx.touchstone.scoring.dimension;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.tally.Family.State;

/** A dimension and how far it is. */
@Schema(name = "Dimension")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DimensionView(int id, List<String> attributes,
        @Schema(enumeration = {
                "building",
                "ready" }, description = "While it is building, scores divided by it are computed from observations: the same, but slower.") String state,
        @Schema(description = "While it is building: how many values are counted.") Long counted,
        @Schema(description = "While it is building: how many there are, about.") Long of,
        @Schema(description = "What was observed before this day is not all counted by its values, because it was no longer kept when the dimension was built. Absent when everything is.") LocalDate completeFrom,
        Instant createdAt){

    /** @param of how many values there are to be counted */
    static DimensionView of(Dimension dimension, long of) {
        boolean building = dimension.state == State.BUILDING;
        return new DimensionView(dimension.id, dimension.attributes(), dimension.state.name().toLowerCase(Locale.ROOT),
                building ? dimension.counted : null, building ? Math.max(of, dimension.counted) : null, dimension.completeFrom,
                dimension.createdAt);
    }
}
