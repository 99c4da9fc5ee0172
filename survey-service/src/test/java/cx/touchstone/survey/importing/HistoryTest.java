package cx.touchstone.survey.importing;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.publish;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.SurveyFixture;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Responses as documents in lines: what an export writes. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class HistoryTest {

    @Inject
    InternalToken token;
    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    @Test
    void what_was_exported_goes_into_another_survey_once_and_into_its_own_not_again() {
        String survey = anOpenSurveyOf(tenant);
        String id = answer(aLinkTo(tenant, survey), "{\"answers\": {\"recommend\": 9}}").statusCode(201).extract()
                .path("responseId");
        String line = """
                {"id": "%s", "survey": "%s", "version": 1, "status": "complete", "answers": {"recommend": 9}, "weight": 1, \
                "attributes": {}, "respondedAt": "2026-05-13T10:00:00Z"}
                """.formatted(id, survey);
        send(anImportInto(survey), line).body("duplicates", equalTo(1)).body("accepted", equalTo(0));
        String other = anOpenSurveyOf(tenant);
        send(anImportInto(other), line).body("accepted", equalTo(1));
        send(anImportInto(other), line + line).body("duplicates", equalTo(2));
    }

    @Test
    void an_external_id_is_taken_once_in_a_file_and_over_all_imports() {
        String survey = anOpenSurveyOf(tenant);
        String first = lines("x-1", "x-2", "x-1");
        send(anImportInto(survey), first).body("accepted", equalTo(2)).body("duplicates", equalTo(1));
        send(anImportInto(survey), lines("x-2", "x-3")).body("accepted", equalTo(1)).body("duplicates", equalTo(1));
        send(anImportInto(anOpenSurveyOf(tenant)), first).body("accepted", equalTo(2));
    }

    @Test
    void a_closed_survey_takes_what_is_meant_for_it() {
        String survey = anOpenSurveyOf(tenant);
        String early = anImportInto(survey);
        as(tenant, "surveys:write").post("/api/v1/surveys/" + survey + "/close").then().statusCode(200);
        as(tenant, "imports:write").body("{\"surveyId\": \"" + survey + "\"}").post("/api/v1/imports").then().statusCode(409)
                .body("code", equalTo("survey-closed"));
        put(early, "application/x-ndjson", lines("x-1")).statusCode(409).body("code", equalTo("survey-closed"));
        String late = as(tenant, "imports:write").body("{\"surveyId\": \"" + survey + "\", \"intoClosed\": true}")
                .post("/api/v1/imports").then().statusCode(201).body("intoClosed", equalTo(true)).extract().path("id");
        send(late, lines("x-1")).body("accepted", equalTo(1));
    }

    @Test
    void the_limit_of_a_survey_holds_for_rows_too() {
        String survey = aSurveyWith("\"responseLimit\": 3");
        String link = aLinkTo(tenant, survey);
        answer(link, "{\"answers\": {\"recommend\": 9}}").statusCode(201);
        String job = anImportInto(survey);
        send(job, lines("x-1", "x-1", "x-2", "x-3", "x-4")).body("accepted", equalTo(2)).body("duplicates", equalTo(1))
                .body("refused", equalTo(2));
        as(tenant, "imports:write").get("/api/v1/imports/" + job + "/rows?outcome=refused").then()
                .body("items.row", contains(4, 5)).body("items[0].errors[0].code", equalTo("survey-full"));
        answer(link, "{\"answers\": {\"recommend\": 9}}").statusCode(409).body("code", equalTo("survey-full"));
    }

    @Test
    void csv_needs_a_mapping() {
        put(anImportInto(anOpenSurveyOf(tenant)), "text/csv", "recommend\n9\n").statusCode(400)
                .body("errors[0].code", equalTo("mapping-missing"));
    }

    @Test
    void rows_name_the_version_that_they_answer() throws SQLException {
        String survey = anOpenSurveyOf(tenant);
        publish(tenant, survey).statusCode(201);
        send(anImportInto(survey),
                "{\"answers\": {\"recommend\": 1}, \"surveyVersion\": 1}\n{\"answers\": {\"recommend\": 2}}\n"
                        + "{\"answers\": {\"recommend\": 3}, \"version\": 3}\n")
                .body("accepted", equalTo(2)).body("refused", equalTo(1));
        assertEquals("1:1 2:2", read("""
                select string_agg((answers ->> 'recommend') || ':' || version, ' ' order by version) from response
                where survey_id = '%s'""".formatted(survey)));
    }

    @Test
    void an_anonymous_survey_keeps_nothing_that_tells_whose_a_row_was_and_still_takes_it_once() {
        String survey = aSurveyWith("\"anonymous\": true");
        String job = anImportInto(survey);
        send(job, lines("customer-4711")).body("accepted", equalTo(1));
        send(anImportInto(survey), lines("customer-4711", "customer-4712")).body("accepted", equalTo(1)).body("duplicates",
                equalTo(1));
        as(tenant, "imports:write").get("/api/v1/imports/" + job + "/rows").then().statusCode(200)
                .body("items.outcome", contains("accepted")).body("items[0]", not(hasKey("responseId")));
        assertEquals("0", read("select count(*) from response where response::text like '%customer-47%'"));
        assertEquals("2",
                read("""
                        select count(*) from response where responded_at = date_trunc('day', responded_at at time zone 'UTC')
                            at time zone 'UTC' and received_at = date_trunc('day', received_at at time zone 'UTC') at time zone 'UTC'"""));
    }

    @Test
    void what_people_answer_now_overtakes_what_is_imported() {
        String survey = anOpenSurveyOf(tenant);
        ScoringNeighbour.holdsUp("archive");
        try {
            send(anImportInto(survey), IntStream.range(0, 5_000).mapToObj(i -> """
                    {"answers": {"recommend": 9}, "channel": "archive"}
                    """).collect(Collectors.joining())).body("accepted", equalTo(5_000));
            String now = answer(aLinkTo(tenant, survey), "{\"answers\": {\"recommend\": 9}}").statusCode(201).extract()
                    .path("responseId");
            eventually(() -> assertEquals(1, ScoringNeighbour.observationsOf(now).size()));
            assertEquals("25", read("select count(*) from outbox where topic = 'imported-observations'"));
        } finally {
            ScoringNeighbour.letsGo();
        }
        eventually(() -> assertEquals("0", read("select count(*) from outbox where topic <> 'deeds'")));
    }

    @Test
    void a_database_that_goes_away_in_the_middle_loses_nothing_and_doubles_nothing() throws IOException, SQLException {
        String survey = anOpenSurveyOf(tenant);
        String job = anImportInto(survey);
        byte[] half = IntStream.range(0, 5_000).mapToObj(i -> "{\"answers\": {\"recommend\": " + i % 11 + "}}\n")
                .collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        try (Socket socket = new Socket("localhost", port); OutputStream out = socket.getOutputStream()) {
            out.write(("PUT /api/v1/imports/" + job + "/content HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n"
                    + "Authorization: " + token.bearer(tenant, "survey-service", Set.of("imports:write"))
                    + "\r\nContent-Length: " + 2 * half.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(half);
            out.flush();
            eventually(() -> progress(job).body("rows", greaterThanOrEqualTo(4_000)));
            endAllOtherConnections();
            out.write(half);
            out.flush();
            eventually(() -> progress(job).body("status", equalTo("done")));
        }
        progress(job).body("rows", equalTo(10_000)).body("accepted", equalTo(10_000));
        assertEquals("10000", read("select count(*) from response where survey_id = '" + survey + "'"));
    }

    private String aSurveyWith(String settings) {
        String survey = SurveyFixture.draft(tenant,
                SurveyFixture.PASSENGERS.replace("\"questions\"", "\"settings\": {" + settings + "}, \"questions\""))
                .statusCode(201).extract().path("id");
        publish(tenant, survey).statusCode(201);
        return survey;
    }

    private void endAllOtherConnections() throws SQLException {
        read("""
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where datname = current_database() and usename = current_user and pid <> pg_backend_pid()""");
    }

    /** What a query says, as this tenant sees it. */
    private String read(String query) {
        return Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection();
                    ResultSet row = connection.createStatement().executeQuery(query)) {
                row.next();
                return row.getString(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String lines(String... externalIds) {
        return java.util.Arrays.stream(externalIds)
                .map(id -> "{\"externalId\": \"" + id + "\", \"answers\": {\"recommend\": 9}}\n").collect(Collectors.joining());
    }

    private ValidatableResponse progress(String job) {
        return as(tenant, "imports:write").get("/api/v1/imports/" + job).then().statusCode(200);
    }

    private String anImportInto(String survey) {
        return as(tenant, "imports:write").body("{\"surveyId\": \"" + survey + "\"}").post("/api/v1/imports").then()
                .statusCode(201).extract().path("id");
    }

    private ValidatableResponse send(String job, String content) {
        return put(job, "application/x-ndjson", content).statusCode(200).body("status", equalTo("done"));
    }

    private ValidatableResponse put(String job, String type, String content) {
        return as(tenant, "imports:write").contentType(type).body(content.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/imports/" + job + "/content").then();
    }
}
