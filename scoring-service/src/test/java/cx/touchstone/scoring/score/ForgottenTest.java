package cx.touchstone.scoring.score;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.with;
import static cx.touchstone.scoring.score.ScoreReader.ask;
import static cx.touchstone.scoring.score.ScoreReader.read;
import static cx.touchstone.scoring.settings.Chosen.choose;
import static cx.touchstone.scoring.settings.Chosen.settings;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import cx.touchstone.scoring.change.Folded;
import cx.touchstone.scoring.observation.Database;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Six answers of May, which are no longer kept, and six of June, which are. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ForgottenTest {

    @Inject
    AgroalDataSource source;

    private final String tenant = aTenant();

    @BeforeEach
    void forget() {
        Signals.of(tenant).answers(6, "nps", 9, with("gate", "E"))
                .answers(6, "nps", 2, with("gate", "E") + ",\"observedAt\":\"2017-06-10T07:00:00Z\"").sent();
        choose(tenant, settings("UTC", 5, "")).statusCode(200);
        Folded.of(tenant);
        new Database(source, tenant).in(connection -> connection.createStatement().execute("""
                update tenant_settings set forgotten_before = '2017-06-01T00:00:00Z', forgotten_since = now();
                delete from observation where observed_at < '2017-06-01T00:00:00Z'"""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "?metric=nps&attribute=gate:E", "?metric=nps&groupBy=attribute:gate&from=2017-05-31",
            "?metric=nps&precise=true",
            "?metric=nps&attribute=gate:E&from=2017-06-01&to=2017-06-30&compare=previous-period" })
    void what_only_observations_could_tell_is_refused(String query) {
        ask(tenant, query).statusCode(400).body("errors.pointer", contains("from")).body("errors.code",
                contains("no-longer-kept"));
    }

    @Test
    void from_the_first_day_that_is_kept_on_everything_is_told() {
        read(tenant, "?metric=nps&attribute=gate:E&from=2017-06-01").body("items.n", contains(6));
        read(tenant, "?metric=csat&attribute=gate:E").body("items[0].withheld", equalTo(true));
    }

    @Test
    void tallies_go_on_to_tell_of_it_and_are_not_said_to_disagree() {
        String id = read(tenant, "?metric=nps").body("items.n", contains(12)).extract().path("items[0].id");
        as(tenant, "scores:read").get("/api/v1/scores/" + id + "/explanation").then().statusCode(200)
                .body("score.n", equalTo(12)).body("steps", notNullValue()).body("observations", nullValue());
    }
}
