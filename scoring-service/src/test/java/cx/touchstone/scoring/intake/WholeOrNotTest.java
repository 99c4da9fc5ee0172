package cx.touchstone.scoring.intake;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.scoring.settings.Chosen.choose;
import static cx.touchstone.scoring.settings.Chosen.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.change.ChangeLog;
import cx.touchstone.scoring.change.Changes;
import cx.touchstone.scoring.change.FoldChanges;
import cx.touchstone.scoring.change.Folding;
import cx.touchstone.scoring.observation.Database;
import cx.touchstone.scoring.observation.Months;
import cx.touchstone.scoring.observation.Observation;
import cx.touchstone.scoring.observation.ObservationTable;
import cx.touchstone.scoring.reading.Readings;
import cx.touchstone.scoring.settings.SettingsInForce;
import cx.touchstone.scoring.settings.SettingsOfTenants;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What is not counted is not kept either. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WholeOrNotTest {

    @Inject
    Intake intake;
    @Inject
    Intake.Settings limits;
    @Inject
    AgroalDataSource source;
    @Inject
    SettingsInForce inForce;
    @Inject
    SettingsOfTenants settingsOfTenants;
    @Inject
    Months months;
    @Inject
    ObservationTable observations;
    @Inject
    Readings readings;
    @Inject
    Folding folding;
    @Inject
    FoldChanges folder;
    @Inject
    Metrics metrics;
    @Inject
    ObjectMapper json;

    private final String tenant = aTenant();
    private Database database;

    @BeforeEach
    void see() {
        database = new Database(source, tenant);
    }

    @Test
    void money_that_was_read_in_one_currency_is_not_counted_in_the_next() throws Exception {
        choose(tenant, settings("UTC", 1, "")).statusCode(200);
        var told = read("told", ",\"currency\":\"EUR\"");
        var untold = read("untold", "");
        choose(tenant, settings("UTC", 1, "").replace("EUR", "USD")).statusCode(200);
        var refused = assertThrows(ExecutionException.class, () -> take(intake, told));
        assertInstanceOf(Refusal.Overloaded.class, refused.getCause());
        assertEquals("0", database.one("select count(*) from observation_name"));
        assertEquals(List.of(true), take(intake, untold));
    }

    @Test
    void what_an_error_keeps_from_being_counted_is_not_kept() throws Exception {
        var broken = withoutChanges();
        var failure = assertThrows(ExecutionException.class, () -> take(broken, read("one", "")));
        assertInstanceOf(StackOverflowError.class, failure.getCause());
        broken.close();
        assertEquals("0", database.one("select count(*) from observation"));
        assertEquals("0", database.one("select count(*) from observation_name"));
    }

    /** An intake that fails when everything is written but what has changed. */
    private Intake withoutChanges() {
        var broken = new Intake();
        broken.settings = limits;
        broken.database = source;
        broken.inForce = inForce;
        broken.settingsOfTenants = settingsOfTenants;
        broken.months = months;
        broken.observations = observations;
        broken.readings = readings;
        broken.folding = folding;
        broken.folder = folder;
        broken.changes = new ChangeLog() {
            @Override
            public void write(Connection transaction, String of, Changes changes) {
                throw new StackOverflowError();
            }
        };
        broken.open();
        return broken;
    }

    private List<Boolean> take(Intake by, Observation observation) throws Exception {
        return by.take(tenant, List.of(observation)).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** An order as it is read by the settings of now. */
    private Observation read(String id, String more) throws Exception {
        var item = json.readTree("""
                {"source":"shop","id":"%s","metric":"order_value","value":10,"observedAt":"2017-05-13T07:00:00Z"%s}"""
                .formatted(id, more));
        return Tenant.as(tenant, () -> new ObservationReader(metrics.named(Set.of("order_value")), settingsOfTenants.present(),
                Instant.now()).read(item, "").observation());
    }
}
