package cx.touchstone.scoring.score;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.scoring.Signals.with;
import static cx.touchstone.scoring.score.ScoreReader.ask;
import static cx.touchstone.scoring.score.ScoreReader.read;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import cx.touchstone.scoring.change.Folded;
import cx.touchstone.scoring.observation.Database;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Questions that would take more rows, or go through more observations, than one may. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TooMuchTest {

    @Inject
    AgroalDataSource source;

    private final String tenant = aTenant();

    @Test
    void of_five_million_observations_only_dimensions_are_told_apart() {
        Signals.of(tenant).answers(6, "nps", 9, with("gate", "E")).sent();
        read(tenant, "?metric=nps&attribute=gate:E").body("items.n", contains(6));
        execute("update tally set n = n + 5000000 where touchpoint = '*'");
        ask(tenant, "?metric=nps&attribute=gate:E").statusCode(400).body("code", equalTo("needs-a-dimension"));
        ask(tenant, "?metric=nps&precise=true").statusCode(400).body("code", equalTo("needs-a-dimension"));
        read(tenant, "?metric=nps").body("items[0].withheld", equalTo(false));
    }

    @Test
    void more_groups_than_anybody_reads_are_refused() {
        execute("""
                insert into tally (tenant_id, family, span, metric, touchpoint, segment_value, day, n, people, weight,
                    weight_squared, buckets, counts)
                select '%s', 0, 'M', 'nps', 't-' || i, '', '2017-05-01', 6, 6, 6, 6, '{9}', '{6}'
                from generate_series(1, 100001) as i""".formatted(tenant));
        ask(tenant, "?metric=nps&groupBy=touchpoint").statusCode(400).body("code", equalTo("too-many-groups"));
        execute("delete from tally");
    }

    private void execute(String statement) {
        Folded.of(tenant);
        new Database(source, tenant).in(connection -> connection.createStatement().execute(statement));
    }
}
