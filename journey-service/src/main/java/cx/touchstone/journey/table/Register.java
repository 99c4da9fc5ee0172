package cx.touchstone.journey.table;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.Remark;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.map.Touchpoint;

/** All pain points and opportunities along a journey, in the customer's order. */
public record Register(List<Entry> items) {

    /** What an entry is. */
    @Schema(name = "RemarkKind")
    public enum Kind {
        @JsonProperty("pain-point")
        PAIN_POINT,
        @JsonProperty("opportunity")
        OPPORTUNITY
    }

    /** One pain point or opportunity, and where it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RegisterEntry")
    public record Entry(Kind kind, String key, String text, Remark.Status status, String stage, String touchpoint,
            String touchpointName, String team) {
    }

    /** Those of one kind, one status and one team, or of any when they are null. */
    static Register of(JourneyMap map, Kind kind, Remark.Status status, String team) {
        return new Register(map.stages().stream()
                .flatMap(stage -> stage.touchpoints().stream().flatMap(touchpoint -> entries(stage, touchpoint)))
                .filter(entry -> kind == null || kind == entry.kind())
                .filter(entry -> status == null || status == entry.status())
                .filter(entry -> team == null || team.equals(entry.team())).toList());
    }

    private static Stream<Entry> entries(Stage stage, Touchpoint touchpoint) {
        return Stream.concat(
                touchpoint.painPoints().stream().map(remark -> entry(Kind.PAIN_POINT, remark, stage, touchpoint)),
                touchpoint.opportunities().stream().map(remark -> entry(Kind.OPPORTUNITY, remark, stage, touchpoint)));
    }

    private static Entry entry(Kind kind, Remark remark, Stage stage, Touchpoint touchpoint) {
        return new Entry(kind, remark.key(), remark.text(), remark.status(), stage.key(), touchpoint.key(), touchpoint.name(),
                touchpoint.team());
    }
}
