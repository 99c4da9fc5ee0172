package cx.touchstone.survey.export;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Exports far larger than what sockets and drivers hold back, so that what is not yet read is still in the database. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class LargeExportTest {

    private static final int MANY = 40_000;
    /** The backends that stand between two pages of an export. */
    private static final String EXPORTING = """
            from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()
                and state = 'idle in transaction' and query like '%r.responded_at, r.id'""";

    @Inject
    AgroalDataSource database;
    @Inject
    ExportSettings settings;
    @Inject
    InternalToken token;

    /** Answered once: each test only reads. */
    private static final String TENANT = aTenant();
    private static String survey;

    /** Those of another test that are not over yet take places, and would be taken for this one's. */
    @BeforeEach
    void nobodyElseExports() {
        eventually(() -> assertEquals(0, number("""
                select count(*) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()
                    and state <> 'idle' and query like '%r.responded_at, r.id'""")));
        if (survey == null) {
            manyAnswered();
        }
    }

    private void manyAnswered() {
        survey = anOpenSurveyOf(TENANT);
        number("""
                with inserted as (
                    insert into response (tenant_id, id, survey_id, version, answers, weight, attributes, responded_at)
                    select '%s', gen_random_uuid(), '%s', 1, jsonb_build_object('recommend', n %% 11, 'reason', repeat('x', 2000)), 1,
                        '{}', now() - n * interval '1 second' from generate_series(1, %d) n returning 1)
                select count(*) from inserted"""
                .formatted(TENANT, survey, MANY));
    }

    @Test
    void all_of_them_come() throws Exception {
        long lines = 0;
        try (InputStream body = export("ndjson").body()) {
            byte[] some = new byte[1 << 16];
            for (int read = body.read(some); read >= 0; read = body.read(some)) {
                for (int i = 0; i < read; i++) {
                    lines += some[i] == '\n' ? 1 : 0;
                }
            }
        }
        assertEquals(MANY, lines);
        eventually(() -> assertEquals(0, number("select count(*) " + EXPORTING)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "ndjson", "csv" })
    void an_export_that_fails_on_the_way_does_not_look_whole(String format) throws Exception {
        HttpURLConnection export = (HttpURLConnection) address(format).toURL().openConnection();
        export.setRequestProperty("Authorization", bearer());
        try (InputStream body = export.getInputStream()) {
            assertEquals(1 << 16, body.readNBytes(1 << 16).length);
            // What the database has not handed over yet never comes: were all of it in memory, the rest would arrive.
            eventually(() -> assertTrue(number("select count(pg_terminate_backend(pid)) " + EXPORTING) > 0));
            assertThrows(IOException.class, body::readAllBytes);
        }
    }

    @Test
    void who_leaves_stops_his_export_and_so_many_run_at_once_and_no_more() throws Exception {
        List<InputStream> readers = new ArrayList<>();
        for (int i = 0; i < settings.atOnce(); i++) {
            HttpResponse<InputStream> export = export("csv");
            assertEquals(200, export.statusCode());
            readers.add(export.body());
        }
        HttpResponse<InputStream> refused = export("csv");
        assertEquals(503, refused.statusCode());
        assertTrue(refused.headers().firstValue("Retry-After").isPresent());
        assertTrue(new String(refused.body().readAllBytes()).contains("\"overloaded\""));
        for (InputStream reader : readers) {
            reader.close();
        }
        eventually(() -> assertEquals(0, number("select count(*) " + EXPORTING)));
        eventually(() -> {
            HttpResponse<InputStream> next = attempt(() -> export("csv"));
            attempt(() -> {
                next.body().close();
                return null;
            });
            assertEquals(200, next.statusCode());
        });
    }

    private HttpResponse<InputStream> export(String format) throws IOException, InterruptedException {
        // A client for each, since one would share a connection's window among all.
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(
                HttpRequest.newBuilder(address(format)).header("Authorization", bearer()).build(),
                BodyHandlers.ofInputStream());
    }

    private URI address(String format) {
        return URI.create("http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class)
                + "/api/v1/exports/responses?survey=" + survey + "&format=" + format);
    }

    private String bearer() {
        return token.bearer(TENANT, "survey-service", Set.of("responses:read"));
    }

    private static <T> T attempt(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int number(String sql) {
        return Tenant.as(TENANT, () -> {
            try (Connection connection = database.getConnection();
                    ResultSet row = connection.createStatement().executeQuery(sql)) {
                row.next();
                return row.getInt(1);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }
}
