package cx.touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import cx.touchstone.kit.testing.PostgresCluster;

/** The running platform: one PostgreSQL with a database for each service, four services as four processes, a demo tenant. */
public final class Platform implements AutoCloseable {

    /** Id of the tenant that every local platform has. */
    public static final String TENANT = "demo";

    private final int firstPort;
    private final String key;
    private final PostgresCluster postgres;
    private final Leftovers leftovers;
    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);

    private Platform(int firstPort, String key, PostgresCluster postgres, Leftovers leftovers) {
        this.firstPort = firstPort;
        this.key = key;
        this.postgres = postgres;
        this.leftovers = leftovers;
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @param root of the repository, where the built services are
     * @param data folder that keeps the database, the secrets and the logs
     * @param firstPort the gateway's; the next four are taken too
     * @param database where another PostgreSQL is, empty for an embedded one
     * @param progress is told what is going on
     */
    public static Platform start(Path root, Path data, int firstPort, ElsewhereDatabase database, Consumer<String> progress)
            throws IOException, InterruptedException {
        return start(root, data, firstPort, database, Map.of(), progress);
    }

    /**
     * The same, with services that are set up otherwise than usual.
     *
     * @param settings go into the environment of every service
     */
    public static Platform start(Path root, Path data, int firstPort, ElsewhereDatabase database, Map<String, String> settings,
            Consumer<String> progress) throws IOException, InterruptedException {
        Files.createDirectories(data.resolve("logs"));
        Leftovers leftovers = new Leftovers(data);
        Platform platform = null;
        try {
            Path postgresFolder = data.resolve("postgresql");
            leftovers.end(postgresFolder.resolve("data"));
            portsMustBeFree(firstPort, database == null);
            Secrets secrets = new Secrets(data);
            progress.accept(database == null ? "starting PostgreSQL" : "preparing the databases on " + database.host());
            PostgresCluster postgres = database == null
                    ? PostgresCluster.in(postgresFolder, firstPort + Service.DATABASE_PORT, secrets.secret("postgres"))
                    : PostgresCluster.at(database.host(), database.port(), database.admin(), database.password());
            platform = new Platform(firstPort, "tsk_" + secrets.secret("api-key"), postgres, leftovers);
            platform.startServices(root, data, secrets, settings, progress);
            return platform;
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (platform != null) {
                platform.close();
            } else {
                leftovers.close();
            }
            throw e;
        }
    }

    private void startServices(Path root, Path data, Secrets secrets, Map<String, String> settings, Consumer<String> progress)
            throws IOException, InterruptedException {
        InternalKeys keys = new InternalKeys(data.resolve("keys"));
        for (Service service : Service.values()) {
            PostgresCluster.Access access = postgres.database(service.label(), secrets.secret(service.label()),
                    secrets.secret(service.label() + "-owner"));
            Path program = root.resolve(service.label()).resolve("target/quarkus-app/quarkus-run.jar");
            Path log = data.resolve("logs").resolve(service.label() + ".log");
            Files.deleteIfExists(log);
            Map<String, String> environment = environment(service, access, keys, secrets);
            environment.putAll(settings);
            processes.put(service, new ServiceProcess(service, service.port(firstPort), program, log, environment));
        }
        progress.accept("starting " + String.join(", ", processes.keySet().stream().map(Service::label).toList()));
        processes.values().forEach(ServiceProcess::start);
        leftovers.remember(List.copyOf(processes.values()));
        for (ServiceProcess process : processes.values()) {
            process.awaitReady();
            progress.accept(process.service().label() + " is ready");
        }
    }

    private Map<String, String> environment(Service service, PostgresCluster.Access access, InternalKeys keys, Secrets secrets)
            throws IOException {
        Map<String, String> environment = new HashMap<>(access.asEnvironment());
        environment.put("HTTP_HOST", "127.0.0.1");
        environment.put("HTTP_PORT", String.valueOf(service.port(firstPort)));
        environment.put("INTERNAL_SIGNING_KEY", keys.signingKey(service).toAbsolutePath().toString());
        environment.put("INTERNAL_KEYS", keys.keySet(service).toAbsolutePath().toUri().toString());
        environment.put("JOURNEY_URL", "http://127.0.0.1:" + Service.JOURNEY.port(firstPort));
        environment.put("SURVEY_URL", "http://127.0.0.1:" + Service.SURVEY.port(firstPort));
        environment.put("SCORING_URL", "http://127.0.0.1:" + Service.SCORING.port(firstPort));
        if (service == Service.SURVEY) {
            // Kept in the data folder: links that were sent stay good over a restart.
            environment.put("LINK_KEYS", "1:" + secrets.secret("links"));
            environment.put("PUBLIC_URL", url());
        }
        if (service == Service.GATEWAY) {
            environment.put("BOOTSTRAP_TENANT", TENANT);
            environment.put("BOOTSTRAP_TENANT_NAME", "Demo");
            environment.put("BOOTSTRAP_API_KEY", key);
        }
        return environment;
    }

    private static void portsMustBeFree(int firstPort, boolean withDatabase) {
        for (Service service : Service.values()) {
            portMustBeFree(service.port(firstPort), service.label());
        }
        if (withDatabase) {
            portMustBeFree(firstPort + Service.DATABASE_PORT, "PostgreSQL");
        }
    }

    private static void portMustBeFree(int port, String who) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new CannotStart("Port " + port + ", which " + who + " needs, is taken; choose others with --port.");
        }
    }

    /** Where callers reach the platform. */
    public String url() {
        return "http://localhost:" + firstPort;
    }

    /** The demo tenant's API key; it may do everything. */
    public String key() {
        return key;
    }

    public ServiceProcess service(Service service) {
        return processes.get(service);
    }

    /** The database server, for who wants to look inside. */
    public PostgresCluster postgres() {
        return postgres;
    }

    /** A service that died on its own, or null. */
    ServiceProcess dead() {
        return processes.values().stream().filter(ServiceProcess::hasDied).findAny().orElse(null);
    }

    /** Starts a service again that is down. */
    public void restart(Service service) throws InterruptedException {
        processes.get(service).start();
        try {
            leftovers.remember(List.copyOf(processes.values()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        processes.get(service).awaitReady();
    }

    /** Stops everything, callers' door first, the database last. */
    @Override
    public void close() throws IOException {
        List.copyOf(processes.values()).reversed().forEach(ServiceProcess::stop);
        postgres.close();
        leftovers.close();
    }
}
