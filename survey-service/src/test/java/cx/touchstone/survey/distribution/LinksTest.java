package cx.touchstone.survey.distribution;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Caller.asRespondent;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.zxing.qrcode.decoder.Decoder;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.linkcode.LinkCodes;
import cx.touchstone.survey.linkcode.LinkKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LinksTest {

    @Inject
    LinkCodes codes;

    private final String tenant = aTenant();
    private String path;

    @BeforeEach
    void aSurveyIsOpen() {
        path = "/api/v1/surveys/" + anOpenSurveyOf(tenant) + "/links";
    }

    private ValidatableResponse make(String order) {
        return as(tenant, "surveys:write").body(order).post(path).then();
    }

    private ValidatableResponse read(String below) {
        return as(tenant, "surveys:read").get(path + below).then();
    }

    private String aLink(String order) {
        return make(order).statusCode(201).extract().path("link");
    }

    private String aContact() {
        return as(tenant, "contacts:write").body("{\"name\": \"Ana\"}").post("/api/v1/contacts").then().statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void a_link_says_where_it_leads() {
        Instant end = Instant.now().plus(10, ChronoUnit.DAYS);
        String link = make(
                """
                        {"kind": "single-use", "expiresAt": "%s", "language": "pt-br", "channel": "sms", "attributes": {"gate": "E4"}}"""
                        .formatted(end))
                .statusCode(201).header("Location", matchesPattern(path + "/\\w{28}"))
                .body("kind", equalTo("single-use")).body("state", equalTo("active")).body("language", equalTo("pt-BR"))
                .body("channel", equalTo("sms")).body("attributes.gate", equalTo("E4")).body("contactId", nullValue())
                .body("expiresAt", equalTo(end.plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS).toString()))
                .extract().path("link");
        read("/" + link).statusCode(200).body("url", endsWith("/s/" + link))
                .body("path", equalTo("/api/v1/public/surveys/" + link));
        asRespondent().get("/api/v1/public/surveys/" + link).then().statusCode(200).body("title", equalTo("Passengers"));
    }

    @Test
    void without_a_word_a_link_is_open_and_never_ends() {
        as(tenant, "surveys:write").post(path).then().statusCode(201).body("kind", equalTo("open"))
                .body("expiresAt", nullValue());
        make("{}").statusCode(201).body("kind", equalTo("open"));
    }

    @Test
    void a_link_fits_into_a_text_message() {
        String page = make("{}").extract().path("url");
        String code = page.substring(page.lastIndexOf('/') + 1);
        assertTrue(("https://survey.airport.com/s/" + code).length() < 60);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind": "personal"}                      | /contactId
            {"contactId": "0197a3c8-1b2c-7d3e-8f40-516273849506"} | /contactId
            {"kind": "personal", "contactId": "0197a3c8-1b2c-7d3e-8f40-516273849506"} | /contactId
            {"kind": "sometimes"}                     | /kind
            {"expiresAt": "2020-01-01T00:00:00Z"}     | /expiresAt
            {"expiresAt": "2099-01-01T00:00:00Z"}     | /expiresAt
            {"expiresAt": "+999999999-01-01T00:00:00Z"} | /expiresAt
            {"language": "not a language"}            | /language
            {"channel": ""}                           | /channel
            {"channel": "a\\u0000b"}                  | /channel
            {"attributes": {"gate": " "}}             | /attributes/gate
            {"attributes": {"gate": "\\ud800"}}       | /attributes/gate
            {"attributes": {"9x": "a"}}               | /attributes/9x
            {"colour": "red"}                         | /colour
            """)
    void an_order_that_makes_no_sense_is_refused(String order, String pointer) {
        make(order).statusCode(400).body("errors.pointer", contains(pointer));
    }

    @Test
    void a_mailing_gets_its_links_at_once_and_one_that_is_wrong_stops_no_other() {
        String contact = aContact();
        String other = as(aTenant(), "contacts:write").body("{}").post("/api/v1/contacts").then().extract().path("id");
        var results = as(tenant, "surveys:write").header("Idempotency-Key", "mailing").body("""
                {"links": [{"kind": "personal", "contactId": "%s"}, {"kind": "personal", "contactId": "%s"},
                 {"channel": "", "attributes": {"9x": "a"}}, {"kind": "single-use"}]}""".formatted(contact, other))
                .post(path + "/bulk").then().statusCode(207).body("created", equalTo(2)).body("refused", equalTo(2))
                .body("results.status", contains(201, 400, 400, 201)).body("results[0].link.contactId", equalTo(contact))
                .body("results[1].errors.code", contains("contact-unknown"))
                .body("results[2].errors.pointer", containsInAnyOrder("/channel", "/attributes/9x"))
                .body("results[3].link.link", notNullValue());
        String link = results.extract().path("results[0].link.link");
        read("?kind=personal").body("items.link", contains(link));
        read("?contactId=" + contact).body("items.link", contains(link));
        read("?kind=open").body("items", hasSize(0));
        read("?kind=odd").statusCode(400).body("errors.pointer", contains("kind"));
        as(tenant, "surveys:write").body("{\"links\": []}").post(path + "/bulk").then().statusCode(400);
    }

    @Test
    void a_list_shows_every_link_once() {
        Set<String> made = Set.of(aLink("{}"), aLink("{}"), aLink("{}"), aLink("{}"), aLink("{}"));
        Set<String> shown = new HashSet<>();
        String cursor = "";
        do {
            var page = read("?limit=2&cursor=" + cursor).statusCode(200).extract();
            List<String> links = page.path("items.link");
            links.forEach(link -> assertTrue(shown.add(link)));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        assertEquals(made, shown);
    }

    @Test
    void a_revoked_link_takes_no_more_answers() {
        String link = aLink("{}");
        answer(link, "{\"answers\": {\"recommend\": 9}}").statusCode(201);
        as(tenant, "surveys:write").delete(path + "/" + link).then().statusCode(204);
        String revokedAt = read("/" + link).body("state", equalTo("revoked")).extract().path("revokedAt");
        eventually(() -> answer(link, "{\"answers\": {\"recommend\": 9}}").statusCode(410)
                .body("code", equalTo("link-expired")));
        as(tenant, "surveys:write").delete(path + "/" + link).then().statusCode(204);
        read("/" + link).body("revokedAt", equalTo(revokedAt));
    }

    @Test
    void a_link_that_has_ended_says_so_and_a_wrong_one_does_not_exist() {
        String ended = codes.write(codes.mint(LinkKind.OPEN, Instant.now().minus(1, ChronoUnit.DAYS)));
        answer(ended, "{}").statusCode(410).body("code", equalTo("link-expired"));
        String stranger = codes.write(codes.mint(LinkKind.OPEN, null));
        answer(stranger, "{}").statusCode(404).body("code", equalTo("link-invalid"));
        String link = aLink("{}");
        char last = link.charAt(27) == 'z' ? 'y' : 'z';
        answer(link.substring(0, 27) + last, "{}").statusCode(404).body("code", equalTo("link-invalid"));
    }

    @Test
    void a_qr_code_reads_as_the_address() throws Exception {
        String link = aLink("{}");
        String svg = read("/" + link + "/qr?errorCorrection=H&margin=2").statusCode(200).contentType("image/svg+xml").extract()
                .asString();
        String url = read("/" + link).extract().path("url");
        assertEquals(url, new Decoder().decode(QrCodeTest.modules(svg, 2)).getText());
        read("/" + link + "/qr").statusCode(200);
        read("/" + link + "/qr?errorCorrection=X").statusCode(400);
        read("/" + link + "/qr?margin=41").statusCode(400);
    }

    @Test
    void another_tenants_link_does_not_exist() {
        String link = aLink("{}");
        String stranger = aTenant();
        for (String below : List.of("", "/" + link, "/" + link + "/qr")) {
            as(stranger, "surveys:read").get(path + below).then().statusCode(404);
        }
        as(stranger, "surveys:write").delete(path + "/" + link).then().statusCode(404);
        String own = "/api/v1/surveys/" + anOpenSurveyOf(stranger) + "/links/";
        as(stranger, "surveys:read").get(own + link).then().statusCode(404);
        read("/" + link).body("state", equalTo("active"));
    }
}
