package cx.touchstone.gateway.routing;

import static cx.touchstone.gateway.Keys.aKeyOfNobody;
import static cx.touchstone.gateway.Keys.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.gateway.ForgedLogin;
import cx.touchstone.gateway.Issuer;
import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Every operation of the API, as its document tells them, for everybody who may not call it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class MatrixTest {

    private static final String[] ALL = Scopes.ALL.toArray(String[]::new);
    private static final Set<String> OURS = Set.of("me", "api-keys", "audit-log", "tenants",
            "tenant-settings", "identity-providers", "members", "events", "webhooks", "tenant-export", "overviews", "embeds",
            "embed-sites");

    private static final int PART = 5;

    @Inject
    Keys keys;
    @Inject
    InternalToken token;
    @TestHTTPResource
    URI gateway;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Operation(String method, String path, Set<String> scopes, boolean isPublic) {

        String resource() {
            return path.split("/")[3];
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Who comes, and is nobody. */
    enum Stranger {
        NO_TOKEN,
        EMPTY_TOKEN,
        KEY_OF_NOBODY,
        EXPIRED_KEY,
        REVOKED_KEY,
        TWO_KEYS,
        KEY_AS_PASSWORD,
        INTERNAL_TOKEN
    }

    private List<String> credentials(Stranger stranger) {
        return switch (stranger) {
            case NO_TOKEN -> List.of();
            case EMPTY_TOKEN -> List.of("Bearer ");
            case KEY_OF_NOBODY -> List.of("Bearer " + aKeyOfNobody());
            case EXPIRED_KEY -> List.of("Bearer " + keys.aKeyUntil(Instant.now().minusSeconds(1), aTenant(), ALL));
            case REVOKED_KEY -> List.of("Bearer " + aRevokedKey());
            case TWO_KEYS -> List.of("Bearer " + keys.aKey(aTenant(), ALL), "Bearer " + keys.aKey(aTenant(), ALL));
            case KEY_AS_PASSWORD -> List.of("Basic " + keys.aKey(aTenant(), ALL));
            case INTERNAL_TOKEN -> List.of(token.bearer(aTenant(), "gateway", Scopes.ALL));
        };
    }

    private String aRevokedKey() {
        String key = keys.aKey(aTenant(), ALL);
        keys.revoke(key);
        return key;
    }

    @ParameterizedTest
    @EnumSource
    void a_stranger_is_refused_everywhere_and_reaches_nothing(Stranger stranger) throws Exception {
        assertRefused(operations(), credentials(stranger), 401, "unauthenticated");
    }

    /** All of our own operations, and a part of those of the services, another one for each number: all have one door. */
    private static List<Operation> someWith(int number) throws IOException {
        List<Operation> all = operations();
        return all.stream()
                .filter(one -> OURS.contains(one.resource()) || all.indexOf(one) % PART == number % PART).toList();
    }

    private void assertRefused(List<Operation> operations, List<String> credentials, int status, String code)
            throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            int before = Neighbourhood.calls(operation.resource());
            HttpResponse<String> answer = call(operation, credentials);
            boolean reached = Neighbourhood.calls(operation.resource()) > before;
            if (operation.isPublic() ? answer.statusCode() == status : reached || !isRefusal(answer, status, code)) {
                wrong.add(operation + " " + answer.statusCode());
            }
        }
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @EnumSource
    void a_forged_token_is_refused_everywhere_and_reaches_nothing(ForgedLogin forged) throws Exception {
        try (Issuer issuer = new Issuer()) {
            issuer.isTakenBy(keys.aKeyForAll(aTenant()), "").statusCode(201);
            assertRefused(someWith(forged.ordinal()), List.of("Bearer " + forged.of(issuer)), 401, "unauthenticated");
        }
    }

    @Test
    void nobody_of_a_suspended_tenant_is_let_in_anywhere() throws Exception {
        String tenant = aTenant();
        String key = keys.aKeyForAll(tenant);
        try (Issuer issuer = new Issuer()) {
            issuer.isTakenBy(key, "").statusCode(201);
            keys.suspend(tenant);
            String token = issuer.token("ana", "touchstone-admin");
            eventually(() -> assertEquals(List.of(403, 403), List.of(me(key), me(token))));
            assertRefused(operations(), List.of("Bearer " + key), 403, "tenant-suspended");
            assertRefused(someWith(0), List.of("Bearer " + token), 403, "tenant-suspended");
        }
    }

    private int me(String credential) {
        return given().header("Authorization", "Bearer " + credential).get("/api/v1/me").statusCode();
    }

    @Test
    void a_key_without_the_scope_is_refused_by_each_of_our_own_resources() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations()) {
            if (OURS.contains(operation.resource()) && !operation.scopes().isEmpty()) {
                String[] others = Stream.of(ALL).filter(scope -> !operation.scopes().contains(scope)).toArray(String[]::new);
                HttpResponse<String> answer = call(operation, List.of("Bearer " + keys.aKey(aTenant(), others)));
                if (!isRefusal(answer, 403, "forbidden")) {
                    wrong.add(operation + " " + answer.statusCode());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void every_operation_names_a_scope_that_a_key_can_have() throws IOException {
        List<Operation> operations = operations();
        assertTrue(operations.size() > 100, operations.size() + " operations");
        List<Operation> wrong = operations.stream().filter(operation -> !operation.isPublic())
                .filter(operation -> !operation.path().equals("/api/v1/me"))
                .filter(operation -> operation.scopes().isEmpty() || !Scopes.ALL.containsAll(operation.scopes())).toList();
        assertEquals(List.of(), wrong);
    }

    private static boolean isRefusal(HttpResponse<String> answer, int status, String code) {
        return answer.statusCode() == status && answer.body().contains("\"code\":\"" + code + "\"")
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                && answer.headers().firstValue("WWW-Authenticate").isPresent() == (status == 401);
    }

    private HttpResponse<String> call(Operation operation, List<String> credentials) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(operation.path()))
                .header("Content-Type", "application/json").method(operation.method(), BodyPublishers.ofString("{}"));
        credentials.forEach(one -> request.header("Authorization", one));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static List<Operation> operations() throws IOException {
        JsonNode document = new ObjectMapper().readTree(Files.readString(Path.of("openapi.json")));
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            JsonNode security = operation.getValue().path("security");
            Set<String> scopes = new TreeSet<>();
            security.path(0).path("apiKey").forEach(scope -> scopes.add(scope.asText()));
            operations.add(new Operation(operation.getKey().toUpperCase(), concrete(path.getKey()), scopes,
                    security.isEmpty()));
        }));
        return operations.stream().filter(operation -> operation.path().startsWith("/api/v1/")).toList();
    }

    private static String concrete(String path) {
        return path.replace("{service}", "gateway").replace("{position}", "1")
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }
}
