package cx.touchstone.journey.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.map.Touchpoint;

/** What was added, removed, moved, re-weighted and otherwise changed; parts are the same when their keys are. */
public record MapComparison(PartChanges stages, PartChanges touchpoints) {

    /** What happened to stages, or to touchpoints; in the order of the newer map, of what is gone in that of the older. */
    public record PartChanges(List<Part> added, List<Part> removed,
            @Schema(description = "In another stage, or in another order than the others that stayed.") List<Move> moved,
            @Schema(description = "Whose importance changed.") List<Reweighing> reweighted,
            @Schema(description = "Of which other fields changed.") List<Change> changed) {
    }

    /** A part that is in one of the two maps only. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedPart")
    public record Part(String key, String name, @Schema(description = "Of a touchpoint.") String stage) {
    }

    /** A part that stands elsewhere. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedMove")
    public record Move(String key, String name, String fromStage, String toStage) {
    }

    /** A touchpoint that weighs more or less. */
    public record Reweighing(String key, String name, int from, int to) {
    }

    /** A part of which something else changed. */
    @Schema(name = "ComparedChange")
    public record Change(String key, String name, @Schema(description = "Names of the fields.") List<String> fields) {
    }

    private record Place(Stage stage, Touchpoint touchpoint) {
    }

    private static final Map<String, Function<Touchpoint, Object>> TOUCHPOINT_FIELDS = touchpointFields();
    private static final Map<String, Function<Stage, Object>> STAGE_FIELDS = new TreeMap<>(
            Map.of("name", Stage::name, "description",
                    Stage::description));

    static MapComparison between(JourneyMap before, JourneyMap after) {
        return new MapComparison(stages(before, after), touchpoints(before, after));
    }

    private static PartChanges stages(JourneyMap before, JourneyMap after) {
        Map<String, Stage> old = new LinkedHashMap<>();
        before.stages().forEach(stage -> old.put(stage.key(), stage));
        Map<String, Stage> now = new LinkedHashMap<>();
        after.stages().forEach(stage -> now.put(stage.key(), stage));
        Set<String> kept = LongestOrder.kept(common(old, now), common(now, old));
        List<Move> moved = now.values().stream().filter(stage -> old.containsKey(stage.key()) && !kept.contains(stage.key()))
                .map(stage -> new Move(stage.key(), stage.name(), null, null)).toList();
        return new PartChanges(only(now, old, stage -> new Part(stage.key(), stage.name(), null)),
                only(old, now, stage -> new Part(stage.key(), stage.name(), null)), moved, List.of(),
                changed(old, now, STAGE_FIELDS, stage -> stage, Stage::name));
    }

    private static PartChanges touchpoints(JourneyMap before, JourneyMap after) {
        Map<String, Place> old = places(before);
        Map<String, Place> now = places(after);
        List<Move> moved = new ArrayList<>();
        List<Reweighing> reweighted = new ArrayList<>();
        Map<String, Set<String>> kept = new LinkedHashMap<>();
        after.stages().forEach(stage -> kept.put(stage.key(), LongestOrder.kept(stayedIn(stage, before, now),
                stayedIn(stage, after, old))));
        now.forEach((key, place) -> {
            Place was = old.get(key);
            if (was != null && (!was.stage().key().equals(place.stage().key())
                    || !kept.get(place.stage().key()).contains(key))) {
                moved.add(new Move(key, place.touchpoint().name(), was.stage().key(), place.stage().key()));
            }
            if (was != null && !was.touchpoint().importance().equals(place.touchpoint().importance())) {
                reweighted.add(new Reweighing(key, place.touchpoint().name(), was.touchpoint().importance(),
                        place.touchpoint().importance()));
            }
        });
        return new PartChanges(only(now, old, MapComparison::part), only(old, now, MapComparison::part), moved, reweighted,
                changed(old, now, TOUCHPOINT_FIELDS, Place::touchpoint, place -> place.touchpoint().name()));
    }

    /** Keys of this stage in a map, of the touchpoints that are in the same stage of the other. */
    private static List<String> stayedIn(Stage stage, JourneyMap map, Map<String, Place> other) {
        return map.stage(stage.key()).stream().flatMap(there -> there.touchpoints().stream()).map(Touchpoint::key)
                .filter(key -> other.containsKey(key) && other.get(key).stage().key().equals(stage.key())).toList();
    }

    private static Map<String, Place> places(JourneyMap map) {
        Map<String, Place> places = new LinkedHashMap<>();
        map.stages().forEach(stage -> stage.touchpoints()
                .forEach(touchpoint -> places.put(touchpoint.key(), new Place(stage, touchpoint))));
        return places;
    }

    private static Part part(Place place) {
        return new Part(place.touchpoint().key(), place.touchpoint().name(), place.stage().key());
    }

    private static List<String> common(Map<String, ?> of, Map<String, ?> with) {
        return of.keySet().stream().filter(with::containsKey).toList();
    }

    private static <T> List<Part> only(Map<String, T> in, Map<String, T> notIn, Function<T, Part> part) {
        return in.entrySet().stream().filter(entry -> !notIn.containsKey(entry.getKey())).map(Map.Entry::getValue).map(part)
                .toList();
    }

    private static <T, P> List<Change> changed(Map<String, T> old, Map<String, T> now, Map<String, Function<P, Object>> fields,
            Function<T, P> part, Function<T, String> name) {
        List<Change> changes = new ArrayList<>();
        now.forEach((key, value) -> {
            List<String> different = !old.containsKey(key) ? List.of()
                    : fields.entrySet().stream().filter(field -> !Objects.equals(
                            field.getValue().apply(part.apply(old.get(key))), field.getValue().apply(part.apply(value))))
                            .map(Map.Entry::getKey).toList();
            if (!different.isEmpty()) {
                changes.add(new Change(key, name.apply(value), different));
            }
        });
        return changes;
    }

    private static Map<String, Function<Touchpoint, Object>> touchpointFields() {
        Map<String, Function<Touchpoint, Object>> fields = new LinkedHashMap<>();
        fields.put("name", Touchpoint::name);
        fields.put("description", Touchpoint::description);
        fields.put("channels", Touchpoint::channels);
        fields.put("does", Touchpoint::does);
        fields.put("thinks", Touchpoint::thinks);
        fields.put("feels", Touchpoint::feels);
        fields.put("painPoints", Touchpoint::painPoints);
        fields.put("opportunities", Touchpoint::opportunities);
        fields.put("team", Touchpoint::team);
        fields.put("tools", Touchpoint::tools);
        fields.put("tags", Touchpoint::tags);
        fields.put("volume", Touchpoint::volume);
        fields.put("metrics", Touchpoint::metrics);
        return fields;
    }
}
