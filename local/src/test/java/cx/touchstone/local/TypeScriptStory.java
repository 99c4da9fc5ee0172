package cx.touchstone.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A partner's program in TypeScript ({@code src/test/node/story.ts}), with types that are made of the API document. It needs
 * Node and what {@code npm ci} installs there; without them it is left out, unless {@code CI} is set.
 */
@ExtendWith(ThePlatform.class)
class TypeScriptStory {

    private static final Path PROGRAM = Path.of("src", "test", "node");
    /** Written by npm when all is there. */
    private static final Path INSTALLED = PROGRAM.resolve("node_modules").resolve(".package-lock.json");
    /** In seconds: types of the whole API take their time on a machine that builds at the same time. */
    private static final long PATIENCE = 420;

    @Test
    void a_typescript_client_asks_and_collects_and_reads_scores(Platform platform) throws IOException, InterruptedException {
        needsNode();
        run("npm", "run", "--silent", "client");
        List<String> told = run("node", "target/js/story.js", platform.url(), platform.key(), "counter-" + UUID.randomUUID());
        assertEquals(List.of("asked After the visit", "refused 400 invalid-request /answers/satisfied", "score 70 of 10",
                "listed true"), told);
    }

    private static void needsNode() {
        boolean installed = Files.exists(INSTALLED);
        String missing = "needs Node: run npm ci in local/" + PROGRAM;
        assertTrue(installed || System.getenv("CI") == null, missing);
        Assumptions.assumeTrue(installed, missing);
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Path told = Files.createTempFile(Path.of("target"), "node", ".txt");
        Process process = new ProcessBuilder(command).directory(PROGRAM.toFile()).redirectErrorStream(true)
                .redirectOutput(told.toFile()).start();
        boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(told);
        assertTrue(ended && process.exitValue() == 0,
                Stream.concat(Stream.of(String.join(" ", command)), lines.stream()).toList().toString());
        return lines;
    }
}
