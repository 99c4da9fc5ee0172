package cx.touchstone.journey.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.journey.map.JourneyMap;

class MapComparisonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_map_compared_with_itself_has_no_changes() {
        MapComparison none = MapComparison.between(map("one: a b c", "two: d"), map("one: a b c", "two: d"));
        var nothing = new MapComparison.PartChanges(List.of(), List.of(), List.of(), List.of(), List.of());
        assertEquals(new MapComparison(nothing, nothing), none);
    }

    @Test
    void what_came_and_went_is_named() {
        var changes = MapComparison.between(map("one: a b"), map("one: b c", "two: d"));
        assertEquals(List.of("c", "d"), changes.touchpoints().added().stream().map(MapComparison.Part::key).toList());
        assertEquals(List.of("a"), changes.touchpoints().removed().stream().map(MapComparison.Part::key).toList());
        assertEquals(List.of("two"), changes.stages().added().stream().map(MapComparison.Part::key).toList());
        assertEquals(List.of(), changes.touchpoints().moved());
    }

    @Test
    void the_fewest_that_explain_the_order_have_moved() {
        assertEquals(List.of("a"), moved(map("one: a b c d"), map("one: b c d a")));
        assertEquals(List.of("d"), moved(map("one: a b c d"), map("one: d a b c")));
        assertEquals(List.of("b"), moved(map("one: a b c", "two: d e"), map("one: a c", "two: d b e")));
        assertEquals(List.of(), moved(map("one: a b c"), map("one: x a y b z c")));
    }

    @Test
    void a_stage_that_changes_place_has_moved_and_its_touchpoints_have_not() {
        var changes = MapComparison.between(map("one: a", "two: b", "three: c"), map("three: c", "one: a", "two: b"));
        assertEquals(List.of("three"), changes.stages().moved().stream().map(MapComparison.Move::key).toList());
        assertEquals(List.of(), changes.touchpoints().moved());
    }

    @Test
    void weights_and_other_fields_are_told_apart() throws Exception {
        JourneyMap before = JSON.readValue("""
                {"stages": [{"key": "one", "name": "One", "touchpoints": [
                  {"key": "a", "name": "A", "importance": 50}, {"key": "b", "name": "B", "team": "Sales"}]}]}""",
                JourneyMap.class);
        JourneyMap after = JSON.readValue("""
                {"stages": [{"key": "one", "name": "First", "touchpoints": [
                  {"key": "a", "name": "A", "importance": 70},
                  {"key": "b", "name": "Beta", "team": "Service", "metrics": [{"metric": "nps"}]}]}]}""", JourneyMap.class);
        var changes = MapComparison.between(before, after);
        assertEquals(List.of(new MapComparison.Reweighing("a", "A", 50, 70)), changes.touchpoints().reweighted());
        assertEquals(List.of(new MapComparison.Change("b", "Beta", List.of("name", "team", "metrics"))),
                changes.touchpoints().changed());
        assertEquals(List.of(new MapComparison.Change("one", "First", List.of("name"))), changes.stages().changed());
    }

    private static List<String> moved(JourneyMap before, JourneyMap after) {
        return MapComparison.between(before, after).touchpoints().moved().stream().map(MapComparison.Move::key).toList();
    }

    /** Stages written as {@code key: touchpoint touchpoint}. */
    private static JourneyMap map(String... stages) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (String stage : stages) {
            String[] parts = stage.split(": ");
            documents.add(Map.of("key", parts[0], "name", parts[0], "touchpoints",
                    List.of(parts[1].split(" ")).stream().map(key -> Map.of("key", key, "name", key)).toList()));
        }
        return JSON.convertValue(Map.of("stages", documents), JourneyMap.class);
    }
}
