package cx.touchstone.local;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The starter as a person meets it: as a process with a terminal. */
class StarterStory {

    @TempDir
    Path folder;

    private record Ended(int code, String said) {
    }

    @Test
    void what_is_started_is_stopped_by_an_interrupt_and_found_again_by_the_next_start() throws Exception {
        int port = ThePlatform.freePorts();
        String key = startUseAndInterrupt(port, "first");
        assertEquals(key, startUseAndInterrupt(port, "second"));
    }

    /** Starts, draws a journey of this name, checks that earlier ones are there, interrupts; tells the key. */
    private String startUseAndInterrupt(int port, String journey) throws Exception {
        Process starter = starter(ThePlatform.ROOT, "--port", String.valueOf(port)).start();
        List<String> said = new ArrayList<>();
        BufferedReader output = starter.inputReader();
        String line;
        while ((line = output.readLine()) != null && !line.contains("Ctrl-C")) {
            said.add(line);
        }
        String key = said.stream().filter(l -> l.contains("API key")).map(l -> l.strip().replaceAll(".* ", "")).findFirst()
                .orElseThrow(() -> new AssertionError(String.join("\n", said)));
        Api api = new Api("http://localhost:" + port, key);
        api.post("/journeys", "{\"name\": \"" + journey + "\"}");
        List<String> journeys = api.get("/journeys").get("items").findValuesAsText("name");
        assertEquals(journey.equals("first") ? List.of("first") : List.of("first", "second"), journeys);
        List<ProcessHandle> children = starter.descendants().toList();
        new ProcessBuilder("kill", "-INT", String.valueOf(starter.pid())).start().waitFor();
        assertTrue(starter.waitFor(40, TimeUnit.SECONDS));
        assertThat(output.lines().toList().toString(), containsString("stopped; the data stays in"));
        children.forEach(child -> assertFalse(child.isAlive()));
        return key;
    }

    @Test
    void a_taken_port_is_named() throws Exception {
        int port = ThePlatform.freePorts();
        try (ServerSocket somebody = new ServerSocket(port + 2, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run(ThePlatform.ROOT, "--port", String.valueOf(port));
            assertEquals(1, ended.code());
            assertEquals(
                    "Port " + somebody.getLocalPort() + ", which survey-service needs, is taken; choose others with --port.",
                    ended.said());
        }
    }

    @Test
    void a_child_that_dies_while_starting_is_named_with_its_last_words() throws Exception {
        for (Service service : Service.values()) {
            Path program = folder.resolve("root").resolve(service.label()).resolve("target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(program.getParent());
            Files.writeString(program, "not a program");
        }
        Ended ended = run(folder.resolve("root"), "--port", String.valueOf(ThePlatform.freePorts()));
        assertEquals(1, ended.code());
        assertThat(ended.said(),
                containsString("scoring-service ended with code 1 while starting: Error: Invalid or corrupt jarfile"));
    }

    @Test
    void a_service_that_is_not_built_is_named() throws Exception {
        Ended ended = run(folder.resolve("empty"), "--port", String.valueOf(ThePlatform.freePorts()));
        assertThat(ended.said(), containsString("scoring-service is not built"));
    }

    @Test
    void what_is_no_option_is_named() throws Exception {
        assertThat(run(ThePlatform.ROOT, "--prot", "8080").said(), containsString("\"--prot\" is not an option."));
        assertThat(run(ThePlatform.ROOT, "--port").said(), containsString("--port needs a value."));
        assertThat(run(ThePlatform.ROOT, "--port", "99999").said(), containsString("--port must be between"));
    }

    private Ended run(Path root, String... options) throws IOException, InterruptedException {
        Process process = starter(root, options).start();
        String said = new BufferedReader(new InputStreamReader(process.getInputStream())).lines()
                .filter(line -> !line.startsWith("[")).reduce("", (a, b) -> a + (a.isEmpty() ? "" : "\n") + b);
        return new Ended(process.waitFor(), said);
    }

    private ProcessBuilder starter(Path root, String... options) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        System.getProperty("java.class.path"), "-Dtouchstone.root=" + root, "cx.touchstone.local.Touchstone",
                        "up", "--data",
                        folder.resolve("data").toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
