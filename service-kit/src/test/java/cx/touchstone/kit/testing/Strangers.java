package cx.touchstone.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.eclipse.microprofile.config.ConfigProvider;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** Every operation of the service under test, as its document tells them, for everybody who may not call it. */
public final class Strangers {

    private record Operation(String method, String path, String contentType, Set<String> scopes) {

        HttpResponse<String> call(String bearer) {
            HttpRequest.Builder request = HttpRequest
                    .newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                    .header("Content-Type", contentType).method(method, BodyPublishers.ofString("{}"));
            if (bearer != null) {
                request.header("Authorization", bearer);
            }
            try {
                return HTTP.send(request.build(), BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Strangers() {
    }

    /** Without a token, with a forged one, or with every scope but the one that counts, nothing is opened. */
    public static void areRefusedEverywhere() {
        List<Operation> operations = operations();
        assertFalse(operations.isEmpty());
        Set<String> all = new TreeSet<>();
        operations.forEach(operation -> all.addAll(operation.scopes()));
        String stranger = Caller.aTenant();
        Map<String, String> nobodies = new HashMap<>();
        nobodies.put("without a token", null);
        nobodies.put("with a key", "Bearer tsk_" + "A".repeat(43));
        for (ForgedTokens forged : ForgedTokens.values()) {
            nobodies.put(forged.toString(), forged.bearer(stranger, all));
        }
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            nobodies.forEach((name, bearer) -> expect(401, operation.call(bearer), operation, name, wrong));
            Set<String> others = new TreeSet<>(all);
            others.removeAll(operation.scopes());
            for (String[] scopes : new String[][] { others.toArray(String[]::new), {}, { "public" } }) {
                expect(403, operation.call(Caller.bearer(stranger, scopes)), operation,
                        "with " + String.join(" ", scopes), wrong);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static void expect(int status, HttpResponse<String> answer, Operation operation, String name, List<String> wrong) {
        if (answer.statusCode() != status
                || !answer.body().contains("\"code\":\"" + (status == 401 ? "unauthenticated" : "forbidden") + "\"")) {
            wrong.add(answer.statusCode() + " " + operation.method() + " " + operation.path() + " " + name);
        }
    }

    /** All that ask for a scope. What respondents may do is open to the scope that they are given. */
    private static List<Operation> operations() {
        JsonPath document = RestAssured.get("/openapi?format=JSON").jsonPath();
        List<Operation> operations = new ArrayList<>();
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            Set<String> scopes = scopes(operation);
            if (!scopes.isEmpty()) {
                operations.add(new Operation(method.toUpperCase(), concrete(path), contentType(operation), scopes));
            }
        }));
        return operations;
    }

    private static Set<String> scopes(Map<String, Object> operation) {
        Set<String> scopes = new TreeSet<>();
        if (operation.get("security") instanceof List<?> requirements) {
            requirements.forEach(one -> ((Map<?, ?>) one).values()
                    .forEach(named -> ((List<?>) named).forEach(scope -> scopes.add(scope.toString()))));
        }
        return scopes;
    }

    private static String contentType(Map<String, Object> operation) {
        return operation.get("requestBody") instanceof Map<?, ?> body
                ? ((Map<?, ?>) body.get("content")).keySet().iterator().next().toString()
                : "application/json";
    }

    private static String concrete(String path) {
        return path.replace("{service}", ConfigProvider.getConfig().getValue("quarkus.application.name", String.class))
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }
}
