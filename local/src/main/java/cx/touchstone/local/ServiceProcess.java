package cx.touchstone.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service as a process of its own. */
public final class ServiceProcess {

    /** In the environment: the most that the heap of a service may take, as {@code -Xmx} says it. */
    public static final String HEAP = "SERVICE_HEAP";
    /** In the environment: where it listens. */
    static final String PORT = "HTTP_PORT";
    /** In the environment: where it tells how it is. */
    static final String MANAGEMENT_PORT = "MANAGEMENT_PORT";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Service service;
    private final int port;
    private final int managementPort;
    private final Path program;
    private final Path log;
    private final Map<String, String> environment;
    private volatile Process process;
    private volatile boolean wanted;

    ServiceProcess(Service service, int port, int managementPort, Path program, Path log, Map<String, String> environment) {
        this.service = service;
        this.port = port;
        this.managementPort = managementPort;
        this.program = program;
        this.log = log;
        this.environment = environment;
    }

    /**
     * Another process of the same service, with the same settings.
     *
     * @param number tells their logs apart
     * @param settings that are other ones
     */
    ServiceProcess beside(int number, Map<String, String> settings) {
        int free;
        int freeToo;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket another = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
            freeToo = another.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("There is no free port for another " + service.label() + ".");
        }
        Map<String, String> own = new HashMap<>(environment);
        own.putAll(settings);
        own.put(PORT, String.valueOf(free));
        own.put(MANAGEMENT_PORT, String.valueOf(freeToo));
        return new ServiceProcess(service, free, freeToo, program,
                log.resolveSibling(service.label() + "-" + number + ".log"), own);
    }

    /** Where it is reached without the gateway. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Where it tells how it is. */
    public String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    /** What it writes about its work. */
    public Path log() {
        return log;
    }

    /** Starts the process; {@link #awaitReady} says when it can be used. */
    public void start() {
        if (!Files.exists(program)) {
            throw new CannotStart(service.label() + " is not built: " + program + " is missing.");
        }
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx" + environment.getOrDefault(HEAP, "512m"), "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", program.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            wanted = true;
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new CannotStart(service.label() + " cannot be started: " + e.getMessage());
        }
    }

    /** Waits until the service says that it is ready, or throws why it never will be. */
    public void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new CannotStart(service.label() + " ended with code " + process.exitValue() + " while starting: "
                        + lastWords() + " (all of it in " + log + ")");
            }
            if (System.nanoTime() > end) {
                throw new CannotStart(
                        service.label() + " was not ready after " + PATIENCE.toSeconds() + " s (see " + log + ").");
            }
            Thread.sleep(100);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(managementUrl() + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The last error in the log, or its last line. */
    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
            return lines.stream().filter(line -> line.contains("ERROR") || line.contains("Caused by"))
                    .reduce((first, second) -> second).orElse(lines.isEmpty() ? "it said nothing" : lines.getLast()).strip();
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }

    public Service service() {
        return service;
    }

    public long pid() {
        return process.pid();
    }

    /** Whether it ended although nobody stopped it. */
    boolean hasDied() {
        return wanted && process != null && !process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Ends it as a power cut would: nothing is finished, nothing is written. */
    public void kill() throws InterruptedException {
        wanted = false;
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, and sees to it that it does. */
    public void stop() {
        wanted = false;
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
