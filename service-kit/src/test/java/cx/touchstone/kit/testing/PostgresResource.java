package cx.touchstone.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A database for the service under test, with its two roles, and keys that let the test call it. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private PostgresCluster cluster;
    private Path keys;

    @Override
    public Map<String, String> start() {
        cluster = PostgresCluster.temporary();
        PostgresCluster.Access access = cluster.database("service", "plain", "owner");
        try {
            keys = Files.createTempDirectory("keys");
            // The service under test signs as itself, so a test borrows its key to be a caller.
            String name = Path.of("").toAbsolutePath().getFileName().toString();
            SigningKeys.trust(keys.resolve("keys.json"), List.of(SigningKeys.make(name, keys.resolve("private.pem"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", access.url()),
                Map.entry("quarkus.datasource.username", access.user()),
                Map.entry("quarkus.datasource.password", access.password()),
                Map.entry("quarkus.flyway.username", access.owner()),
                Map.entry("quarkus.flyway.password", access.ownerPassword()),
                Map.entry("quarkus.flyway.placeholders.app", access.user()),
                Map.entry("mp.jwt.verify.publickey.location", keys.resolve("keys.json").toUri().toString()),
                Map.entry("touchstone.internal.signing-key", keys.resolve("private.pem").toString()),
                Map.entry("quarkus.http.test-port", "0"), Map.entry("quarkus.management.test-port", "0"));
    }

    @Override
    public void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }
}
