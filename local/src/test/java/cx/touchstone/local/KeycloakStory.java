package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** An organisation comes to the platform, and its people log in where they always do: at their Keycloak. */
@ExtendWith(ThePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakStory {

    private static final String SURVEY = """
            {"name": "Visit", "questions": [{"key": "satisfied", "type": "csat", "text": {"en": "How was it?"}}]}""";

    private final Platform platform;
    private final Keycloak keycloak;
    private final String tenant = "airport-" + UUID.randomUUID();
    private String admin;

    KeycloakStory(Platform platform) throws IOException {
        this.platform = platform;
        this.keycloak = Keycloak.start();
    }

    @BeforeAll
    void anOrganisationWithPeople() throws InterruptedException {
        admin = as(platform.key()).body("{\"id\": \"" + tenant + "\", \"name\": \"Airport\"}").post("/tenants").then()
                .statusCode(201).extract().path("key");
        keycloak.awaitReady();
        as(admin)
                .body("{\"name\": \"keycloak\", \"issuer\": \"" + keycloak.issuer("airport")
                        + "\", \"audience\": \"touchstone\"}")
                .post("/identity-providers").then().statusCode(201);
    }

    @AfterAll
    void theyGo() {
        keycloak.close();
    }

    @Test
    void who_logs_in_may_do_what_his_role_says() {
        String ana = keycloak.login("airport", "dashboard", "ana");
        me(ana).statusCode(200).body("tenant", equalTo(tenant)).body("roles", contains("manager"))
                .body("name", startsWith("keycloak:"));
        as(ana).body("{\"name\": \"Departure\"}").post("/journeys").then().statusCode(201);
        as(ana).get("/members").then().statusCode(403);
        String ben = keycloak.login("airport", "dashboard", "ben");
        as(ben).get("/journeys").then().statusCode(200).body("items.name", contains("Departure"));
        as(ben).body("{\"name\": \"Arrival\"}").post("/journeys").then().statusCode(403);
    }

    @Test
    void a_program_logs_in_with_its_own_credentials() {
        String crm = keycloak.program("airport", "crm");
        me(crm).statusCode(200).body("roles", contains("manager"));
        as(crm).get("/surveys").then().statusCode(200);
    }

    @Test
    void what_was_given_for_others_or_by_others_opens_nothing() {
        me(keycloak.login("airport", "elsewhere", "ana")).statusCode(401);
        me(keycloak.login("elsewhere", "dashboard", "ana")).statusCode(401);
        String good = keycloak.login("airport", "dashboard", "ben");
        String manager = keycloak.login("airport", "dashboard", "ana");
        String[] parts = good.split("\\.");
        me(parts[0] + "." + manager.split("\\.")[1] + "." + parts[2]).statusCode(401);
    }

    @Test
    void a_token_ends() {
        String shortLived = keycloak.login("airport", "hasty", "ana");
        eventually(() -> me(shortLived).statusCode(401));
        me(keycloak.login("airport", "hasty", "ana")).statusCode(200);
    }

    @Test
    void when_the_realm_takes_a_new_key_everybody_goes_on() {
        String before = keycloak.login("airport", "dashboard", "ana");
        me(before).statusCode(200);
        keycloak.rotateKeys("airport");
        String after = keycloak.login("airport", "dashboard", "ana");
        assertNotEquals(header(before), header(after));
        eventually(() -> me(after).statusCode(200)); // at once, unless the realm was asked for its keys a moment ago
        me(before).statusCode(200);
    }

    @Test
    void nobody_of_a_suspended_organisation_is_let_in_and_nobody_answers_for_it() {
        String ana = keycloak.login("airport", "dashboard", "ana");
        String survey = as(ana).body(SURVEY).post("/surveys").then().statusCode(201).extract().path("id");
        as(ana).post("/surveys/" + survey + "/versions").then().statusCode(201);
        String link = as(ana).post("/surveys/" + survey + "/links").then().statusCode(201).extract().path("link");
        answer(link).statusCode(201);
        as(platform.key()).body("{\"reason\": \"Contract ended\"}").put("/tenants/" + tenant + "/suspension").then()
                .statusCode(200);
        eventually(() -> me(ana).statusCode(403).body("code", equalTo("tenant-suspended")));
        eventually(() -> answer(link).statusCode(409).body("code", equalTo("survey-closed")));
        as(platform.key()).delete("/tenants/" + tenant + "/suspension").then().statusCode(204);
        eventually(() -> me(ana).statusCode(200));
        eventually(() -> answer(link).statusCode(201));
        as(admin).get("/audit-log?objectType=tenant").then().body("items.action",
                contains("tenant.resumed", "tenant.suspended", "tenant.created"));
        assertEquals(true, as(admin).get("/audit-log/verification").path("intact"));
    }

    private static String header(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]));
    }

    private ValidatableResponse me(String token) {
        return as(token).get("/me").then();
    }

    private ValidatableResponse answer(String link) {
        return given().baseUri(platform.url() + "/api/v1").contentType(ContentType.JSON)
                .body("{\"answers\": {\"satisfied\": 5}}").post("/public/surveys/" + link + "/responses").then();
    }

    private RequestSpecification as(String credential) {
        return given().baseUri(platform.url() + "/api/v1").header("Authorization", "Bearer " + credential)
                .contentType(ContentType.JSON);
    }
}
