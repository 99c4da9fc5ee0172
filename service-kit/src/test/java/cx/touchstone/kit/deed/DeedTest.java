package cx.touchstone.kit.deed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.deed.Deed.Thing;

class DeedTest {

    private static final String ONE = "0192f0c1-2b3c-7d4e-8f50-61728394a5b6";
    private static final String OTHER = "0192f0c1-2b3c-7d4e-8f50-000000000001";

    private static List<Thing> objects(String route, String path, String location) {
        return Deed.of("tsk_9fQ2Lk0a", "POST", route, path, "r-1", location, Instant.EPOCH).objects();
    }

    @Test
    void it_names_what_it_was_done_to_the_outermost_first() {
        assertEquals(List.of(new Thing("audits", ONE), new Thing("findings", OTHER)), objects(
                "/api/v1/audits/{audit}/findings/{id}/dismissal", "/api/v1/audits/" + ONE + "/findings/" + OTHER + "/dismissal",
                null));
        assertEquals(List.of(new Thing("journeys", ONE), new Thing("stages", "check-in")),
                objects("/api/v1/journeys/{id}/stages/{stage}", "/api/v1/journeys/" + ONE + "/stages/check-in", null));
    }

    @Test
    void it_names_what_was_made_by_its_address() {
        assertEquals(List.of(new Thing("surveys", ONE)), objects("/api/v1/surveys", "/api/v1/surveys",
                "/api/v1/surveys/" + ONE));
        assertEquals(List.of(new Thing("surveys", ONE), new Thing("versions", "3")), objects(
                "/api/v1/surveys/{id}/versions", "/api/v1/surveys/" + ONE + "/versions",
                "/api/v1/surveys/" + ONE + "/versions/3"));
    }

    @Test
    void what_can_be_erased_is_not_named_nor_what_hangs_on_it() {
        assertEquals(List.of(new Thing("contacts", null), new Thing("erasures", OTHER)), objects("/api/v1/contacts/{id}",
                "/api/v1/contacts/" + ONE, "/api/v1/erasures/" + OTHER));
        assertEquals(List.of(new Thing("responses", null), new Thing("notes", null)), objects("/api/v1/responses/{id}/notes",
                "/api/v1/responses/" + ONE + "/notes", "/api/v1/responses/" + ONE + "/notes/" + OTHER));
    }

    @Test
    void neither_what_people_write_nor_codes_of_links_are_told() {
        assertEquals(List.of(new Thing("responses", null)), objects("/api/v1/responses/{id}/tags/{tag}",
                "/api/v1/responses/" + ONE + "/tags/angry", null));
        assertEquals(List.of(new Thing("surveys", ONE)), objects("/api/v1/surveys/{id}/links", "/api/v1/surveys/" + ONE
                + "/links", "/api/v1/surveys/" + ONE + "/links/hK3x9QmZ2c"));
    }
}
