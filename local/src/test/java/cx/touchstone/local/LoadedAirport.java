package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An airport's passenger survey of two years, imported through the API, while scoring-service is killed and started again;
 * once,
 * whichever story asks first.
 */
final class LoadedAirport {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static LoadedAirport loaded;

    private final Platform platform;
    private final Api api;

    private LoadedAirport(Platform platform) {
        this.platform = platform;
        this.api = new Api(platform.url(), platform.key());
    }

    /** Of the platform that all stories share. */
    static synchronized LoadedAirport on(Platform platform) throws InterruptedException {
        if (loaded == null) {
            LoadedAirport airport = new LoadedAirport(platform);
            airport.loadWhileScoringIsKilled();
            loaded = airport;
        }
        return loaded;
    }

    private void loadWhileScoringIsKilled() throws InterruptedException {
        int others = imports().size();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> new Airport(api, System.out::println).load());
        eventually(PATIENCE, () -> assertTrue(load.isCompletedExceptionally()
                || imports().size() > others && imports().get(others).get("rows").longValue() > 0));
        platform.service(Service.SCORING).kill();
        assertFalse(load.isDone(), "scoring was to be killed during the import");
        load.join();
        platform.restart(Service.SCORING);
        eventually(PATIENCE, () -> assertEquals(0, waiting(Service.JOURNEY) + waiting(Service.SURVEY)));
    }

    Api api() {
        return api;
    }

    /** Oldest first. */
    JsonNode imports() {
        return api.get("/imports?limit=200").get("items");
    }

    /** By their names, see {@link AirportFigures#name}. */
    Map<String, JsonNode> scores(String query) {
        return StreamSupport.stream(api.get("/scores?" + query).get("items").spliterator(), false)
                .collect(Collectors.toMap(AirportFigures::name, score -> score));
    }

    static String in(int year) {
        return "from=" + year + "-01-01&to=" + year + "-12-31";
    }

    private int waiting(Service service) {
        String database = service.label().replace('-', '_');
        try (Connection connection = platform.postgres().connect(database);
                var row = connection.createStatement().executeQuery("select count(*) from outbox where dead_at is null")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
