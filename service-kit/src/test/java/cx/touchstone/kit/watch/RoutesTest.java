package cx.touchstone.kit.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    private static final Routes ROUTES = Routes.of("""
            {"openapi": "3.1.0", "info": {"title": "x", "paths": {"/nowhere": {}}}, "paths": {
             "/api/v1/surveys": {"get": {}}, "/api/v1/surveys/{id}": {"get": {"paths": {"/no": 1}}},
             "/api/v1/surveys/{id}/links/{link}/qr": {}, "/api/v1/surveys/templates": {}, "/": {}},
             "components": {}}""".getBytes(StandardCharsets.UTF_8), List.of("/s/*", "/internal/personas/*"));

    @ParameterizedTest
    @CsvSource({ "/api/v1/surveys, /api/v1/surveys", "/api/v1/surveys/4711, /api/v1/surveys/{id}",
            "/api/v1/surveys/templates, /api/v1/surveys/templates",
            "/api/v1/surveys/templates/links/x/qr, /api/v1/surveys/{id}/links/{link}/qr", "/s/secret, /s/*",
            "/s/secret/more, /s/*", "/internal/personas/7, /internal/personas/*", "/, /",
            "/api/v1/surveys/1/links, other", "/api/v1/surveys//links/x/qr, other", "/api/v1/surveys/, other",
            "/nowhere, other", "/sx/y, other", "'', other" })
    void a_path_is_one_of_the_known_addresses_or_none(String path, String route) {
        assertEquals(route, ROUTES.of(path));
    }
}
