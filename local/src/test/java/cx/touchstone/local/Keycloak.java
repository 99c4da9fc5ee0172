package cx.touchstone.local;

import static io.restassured.RestAssured.given;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.restassured.response.Response;

/** A Keycloak server with the realms {@code airport} and {@code elsewhere}, as a process of its own. */
final class Keycloak implements AutoCloseable {

    /** Of everybody and of every program that it knows. */
    static final String PASSWORD = "only-for-tests";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path HOME = Path.of(System.getProperty("keycloak.home"));
    private static final List<String> REALMS = List.of("airport", "elsewhere");

    private final int port;
    private final Process process;

    private Keycloak(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts it, empty but for its realms. Not by its script: that would build it anew for what is asked of it, which takes as
     * long as all the rest; as it is unpacked it is built for the database of its own that is wanted here.
     */
    static Keycloak start() throws IOException {
        Path data = HOME.resolve("data");
        if (Files.exists(data)) {
            try (var all = Files.walk(data)) {
                all.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
            }
        }
        Path realms = Files.createDirectories(data.resolve("import"));
        for (String realm : REALMS) {
            try (var document = Keycloak.class.getResourceAsStream("/keycloak/" + realm + ".json")) {
                Files.copy(document, realms.resolve(realm + ".json"));
            }
        }
        int port;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-Dkc.home.dir=" + HOME,
                "-Djboss.server.config.dir=" + HOME.resolve("conf"), "-Dkc.config.built=true",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED", "-cp", HOME.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint", "start", "--import-realm", "--http-enabled=true",
                "--http-host=127.0.0.1", "--http-port=" + port, "--hostname-strict=false").redirectErrorStream(true)
                .redirectOutput(data.resolve("log.txt").toFile());
        builder.environment().putAll(
                Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD));
        return new Keycloak(port, builder.start());
    }

    /** Waits until people can log in. */
    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("Keycloak does not start: see " + HOME.resolve("data/log.txt"));
            }
            Thread.sleep(200);
        }
    }

    private boolean isReady() throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(issuer("elsewhere"))).build(), BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    String issuer(String realm) {
        return "http://localhost:" + port + "/realms/" + realm;
    }

    /** The access token of somebody who logs in at a client. */
    String login(String realm, String client, String username) {
        return token(given().formParam("grant_type", "password").formParam("client_id", client).formParam("username", username)
                .formParam("password", PASSWORD).post(issuer(realm) + "/protocol/openid-connect/token"));
    }

    /** The access token of a program (OAuth 2.0 client credentials). */
    String program(String realm, String client) {
        return token(given().formParam("grant_type", "client_credentials").formParam("client_id", client)
                .formParam("client_secret", PASSWORD).post(issuer(realm) + "/protocol/openid-connect/token"));
    }

    private static String token(Response answer) {
        return answer.then().statusCode(200).extract().path("access_token");
    }

    /** Makes a new key, with which the realm signs from now on. */
    void rotateKeys(String realm) {
        given().header("Authorization", "Bearer " + login("master", "admin-cli", "admin")).contentType("application/json")
                .body("""
                        {"name": "newer", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                         "config": {"priority": ["1000"], "algorithm": ["RS256"]}}""")
                .post("http://localhost:" + port + "/admin/realms/" + realm + "/components").then().statusCode(201);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
