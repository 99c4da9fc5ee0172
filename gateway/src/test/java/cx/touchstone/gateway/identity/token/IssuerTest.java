package cx.touchstone.gateway.identity.token;

import static cx.touchstone.gateway.Keys.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import jakarta.inject.Inject;

import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Issuer;
import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Issuers that change their keys or go away, and tenants that change their minds about them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class IssuerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject
    Keys keys;

    private final Issuer issuer = new Issuer();
    private final String tenant = aTenant();
    private String admin;

    @AfterEach
    void close() {
        issuer.close();
    }

    private String isTaken(String more) {
        admin = keys.aKeyForAll(tenant);
        return issuer.isTakenBy(admin, more).statusCode(201).extract().path("id");
    }

    @Test
    void a_new_key_is_found_and_unknown_ones_are_not_asked_for_again_and_again() {
        isTaken("");
        me(issuer.token("ana")).statusCode(200);
        issuer.rotate(Issuer.aKey());
        eventually(() -> me(issuer.token("ana")).statusCode(200)); // it was asked a moment ago
        PublicJsonWebKey nobodys = Issuer.aKey();
        for (int i = 0; i < 50; i++) {
            nobodys.setKeyId("nobodys-" + i);
            me(Issuer.sign(issuer.claims(claims -> {
            }), nobodys)).statusCode(401);
        }
        assertTrue(issuer.asked() < 10, issuer.asked() + " times");
    }

    @Test
    void while_an_issuer_is_away_its_known_keys_are_believed() {
        isTaken("");
        issuer.leave();
        String early = issuer.token("ana");
        me(early).statusCode(503).body("code", equalTo("issuer-unavailable")).header("Retry-After", "2");
        given().header("Authorization", "Bearer " + early).get("/api/v1/journeys").then().statusCode(503)
                .body("code", equalTo("issuer-unavailable"));
        issuer.comeBack();
        eventually(() -> me(early).statusCode(200));
        issuer.leave();
        me(issuer.token("ben")).statusCode(200);
        issuer.rotate(Issuer.aKey());
        eventually(() -> me(issuer.token("ben")).statusCode(503));
    }

    @Test
    void an_issuer_that_says_it_is_another_one_is_not_believed() {
        admin = keys.aKeyForAll(tenant);
        given().header("Authorization", "Bearer " + admin).contentType("application/json")
                .body("{\"name\": \"odd\", \"issuer\": \"" + issuer.url() + "/\", \"audience\": \"touchstone\"}")
                .post("/api/v1/identity-providers").then().statusCode(201);
        me(issuer.token(claims -> claims.setIssuer(issuer.url() + "/"))).statusCode(503);
        assertEquals(0, issuer.asked());
    }

    @Test
    void tokens_of_a_provider_that_is_gone_open_nothing_after_a_second() {
        String id = isTaken("");
        String token = issuer.token("ana");
        me(token).statusCode(200);
        admin().delete("/api/v1/identity-providers/" + id).then().statusCode(204);
        eventually(SECOND, () -> me(token).statusCode(401));
    }

    @Test
    void what_claims_mean_can_change_and_holds_for_tokens_that_were_good_before() {
        String id = isTaken("");
        String token = issuer.token("ana", "touchstone-viewer");
        me(token).body("roles", contains("viewer"));
        admin().header("If-Match", "\"0\"").body("{\"name\": \"keycloak\", \"issuer\": \"" + issuer.url()
                + "\", \"audience\": \"touchstone\", \"roles\": {\"touchstone-viewer\": \"analyst\"}}")
                .put("/api/v1/identity-providers/" + id).then().statusCode(200).header("ETag", "\"1\"");
        eventually(SECOND, () -> me(token).body("roles", contains("analyst")));
    }

    @Test
    void a_members_roles_count_whatever_his_token_says() {
        String id = isTaken("");
        String token = issuer.token("ana", "touchstone-viewer");
        me(token).body("roles", contains("viewer"));
        ValidatableResponse made = admin().body("{\"provider\": \"" + id
                + "\", \"subject\": \"ana\", \"name\": \"Ana\", \"roles\": [\"manager\"]}").post("/api/v1/members").then()
                .statusCode(201).body("roles", contains("manager"));
        eventually(SECOND, () -> me(token).body("roles", contains("manager")));
        String member = "/api/v1/members/" + made.extract().path("id");
        admin().header("If-Match", "\"0\"").body("{\"name\": \"Ana\", \"roles\": []}").put(member).then().statusCode(200);
        eventually(SECOND, () -> me(token).body("roles", empty()).body("scopes", empty()));
        admin().delete(member).then().statusCode(204);
        eventually(SECOND, () -> me(token).body("roles", contains("viewer")));
        assertEquals(3, keys.count("audit_entry where object_type = 'member'", tenant));
    }

    @Test
    void where_only_members_are_let_in_tokens_of_others_open_nothing() {
        isTaken(", \"membersOnly\": true");
        me(issuer.token("ana", "touchstone-admin")).statusCode(200).body("roles", empty()).body("scopes", empty());
    }

    private RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + admin).contentType("application/json");
    }

    private static ValidatableResponse me(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/v1/me").then();
    }
}
