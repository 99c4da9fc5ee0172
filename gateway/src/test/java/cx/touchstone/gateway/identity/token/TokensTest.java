package cx.touchstone.gateway.identity.token;

import static cx.touchstone.gateway.Keys.aTenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import jakarta.inject.Inject;

import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Issuer;
import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.provider.Role;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class TokensTest {

    @Inject
    Keys keys;

    private final Issuer issuer = new Issuer();
    private final String tenant = aTenant();

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void somebody_who_logs_in_is_who_his_token_says() {
        isTaken("");
        String token = issuer.token("ana", "touchstone-manager", "offline_access");
        me(token).statusCode(200).body("tenant", equalTo(tenant)).body("provider", equalTo("keycloak"))
                .body("subject", equalTo("ana")).body("name", equalTo("keycloak:ana")).body("keyPrefix", nullValue())
                .body("roles", contains("manager"))
                .body("scopes", containsInAnyOrder(Role.MANAGER.scopes().toArray()));
        String passed = given().header("Authorization", "Bearer " + token).get("/api/v1/journeys").then().statusCode(200)
                .extract().path("headers.authorization");
        String claims = new String(Base64.getUrlDecoder().decode(passed.split("\\.")[1]), StandardCharsets.UTF_8);
        assertTrue(claims.contains("\"tenant\":\"" + tenant + "\"") && claims.contains("\"caller\":\"keycloak:ana\""), claims);
        given().header("Authorization", "Bearer " + token).get("/api/v1/api-keys").then().statusCode(403);
    }

    @Test
    void an_administrator_may_do_everything_here_and_nothing_elsewhere() {
        isTaken("");
        String token = issuer.token("ana", "touchstone-admin");
        given().header("Authorization", "Bearer " + token).get("/api/v1/api-keys").then().statusCode(200);
        given().header("Authorization", "Bearer " + token).get("/api/v1/tenants").then().statusCode(403);
        given().header("Authorization", "Bearer " + issuer.token("ana", "admin")).get("/api/v1/api-keys").then()
                .statusCode(403);
    }

    @Test
    void a_program_gets_the_scopes_that_its_token_names() {
        isTaken(", \"scopesClaim\": \"scope\"");
        me(issuer.token(claims -> {
            claims.setSubject("service-account-crm");
            claims.setStringClaim("scope", "openid signals:write responses:read operator");
        })).body("scopes", contains("responses:read", "signals:write")).body("roles", empty());
    }

    @Test
    void claims_are_read_where_the_provider_has_them_and_mean_what_it_says() {
        isTaken(", \"rolesClaim\": \"https://example.com/roles\", \"roles\": {\"cx-lead\": \"manager\", \"cx\": \"analyst\"}");
        me(issuer.token(claims -> claims.setStringListClaim("https://example.com/roles", "cx-lead", "cx", "boss")))
                .body("roles", contains("analyst", "manager"));
        me(issuer.token(claims -> claims.setStringClaim("https://example.com/roles", "cx"))).body("roles", contains("analyst"));
        me(issuer.token("ana", "touchstone-admin")).body("roles", empty()).body("scopes", empty());
    }

    @Test
    void keys_of_every_kind_sign() throws JoseException {
        isTaken(", \"jwksUri\": \"" + issuer.jwksUri() + "\"");
        PublicJsonWebKey rsa = RsaJwkGenerator.generateJwk(2048);
        PublicJsonWebKey ed = OkpJwkGenerator.generateJwk("Ed25519");
        List<String> tokens = new ArrayList<>(List.of(issuer.token("ana"))); // with an elliptic curve
        for (PublicJsonWebKey key : List.of(rsa, ed)) {
            issuer.takeUp(Issuer.named(key));
            for (String algorithm : key == ed ? List.of(AlgorithmIdentifiers.EDDSA)
                    : List.of(AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.RSA_PSS_USING_SHA256)) {
                tokens.add(Issuer.sign(issuer.claims(claims -> {
                }), key, algorithm));
            }
        }
        tokens.forEach(token -> me(token).statusCode(200));
    }

    @Test
    void a_token_for_several_of_us_is_nobodys() {
        isTaken("");
        String other = aTenant();
        given().header("Authorization", "Bearer " + keys.aKeyForAll(other)).contentType("application/json")
                .body("{\"name\": \"theirs\", \"issuer\": \"" + issuer.url() + "\", \"audience\": \"other\"}")
                .post("/api/v1/identity-providers").then().statusCode(201);
        me(issuer.token(claims -> claims.setAudience("other", "account"))).statusCode(200).body("tenant", equalTo(other));
        me(issuer.token(claims -> claims.setAudience("other", Issuer.AUDIENCE))).statusCode(401);
    }

    @Test
    void what_is_no_token_is_nobodys() {
        for (String text : List.of("a.b.c", "..", "a..c", "a.b.c.d", "a.b.", "x".repeat(7_000) + ".b.c", "e30.e30.e30")) {
            me(text).statusCode(401);
        }
    }

    @Test
    void a_signature_is_checked_once_and_the_issuer_seldom_asked() {
        isTaken("");
        String token = issuer.token("ana");
        for (int i = 0; i < 50; i++) {
            me(token).statusCode(200);
            me(issuer.token("ana-" + i)).statusCode(200);
        }
        assertEquals(1, issuer.asked());
    }

    private void isTaken(String more) {
        issuer.isTakenBy(keys.aKeyForAll(tenant), more).statusCode(201);
    }

    private static ValidatableResponse me(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/v1/me").then();
    }
}
