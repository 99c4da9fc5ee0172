package cx.touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import cx.touchstone.kit.testing.PostgresCluster;

/** The running platform: one PostgreSQL with a database for each service, four services as four processes, a demo tenant. */
public final class Platform implements AutoCloseable {

    /** Id of the tenant that every local platform has. */
    public static final String TENANT = "demo";

    private final int firstPort;
    private final String key;
    private final PostgresCluster postgres;
    private final Leftovers leftovers;
    private final InternalKeys keys;
    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
    private final List<ServiceProcess> replicas = new ArrayList<>();

    private Platform(int firstPort, String key, InternalKeys keys, PostgresCluster postgres, Leftovers leftovers) {
        this.firstPort = firstPort;
        this.key = key;
        this.keys = keys;
        this.postgres = postgres;
        this.leftovers = leftovers;
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @param root of the repository, where the built services are
     * @param data folder that keeps the database, the secrets and the logs
     * @param firstPort the gateway's; the next eight are taken too
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
            InternalKeys keys = new InternalKeys(data.resolve("keys"));
            progress.accept(database == null ? "starting PostgreSQL" : "preparing the databases on " + database.host());
            PostgresCluster postgres = database == null
                    ? PostgresCluster.in(postgresFolder, firstPort + Service.DATABASE_PORT, secrets.secret("postgres"))
                    : PostgresCluster.at(database.host(), database.port(), database.admin(), database.password());
            platform = new Platform(firstPort, "tsk_" + secrets.secret("api-key"), keys, postgres, leftovers);
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
        for (Service service : Service.values()) {
            PostgresCluster.Access access = postgres.database(service.label(), secrets.secret(service.label()),
                    secrets.secret(service.label() + "-owner"));
            Path program = root.resolve(service.label()).resolve("target/quarkus-app/quarkus-run.jar");
            Path log = data.resolve("logs").resolve(service.label() + ".log");
            Files.deleteIfExists(log);
            Map<String, String> environment = environment(service, access, secrets);
            environment.putAll(settings);
            processes.put(service, new ServiceProcess(service, service.port(firstPort),
                    service.managementPort(firstPort), program, log, environment));
        }
        progress.accept("starting " + String.join(", ", processes.keySet().stream().map(Service::label).toList()));
        processes.values().forEach(ServiceProcess::start);
        remember();
        for (ServiceProcess process : processes.values()) {
            process.awaitReady();
            progress.accept(process.service().label() + " is ready");
        }
    }

    private Map<String, String> environment(Service service, PostgresCluster.Access access, Secrets secrets)
            throws IOException {
        Map<String, String> environment = new HashMap<>(access.asEnvironment());
        environment.put("HTTP_HOST", "127.0.0.1");
        environment.put(ServiceProcess.PORT, String.valueOf(service.port(firstPort)));
        environment.put(ServiceProcess.MANAGEMENT_PORT, String.valueOf(service.managementPort(firstPort)));
        environment.put("INTERNAL_SIGNING_KEY", keys.signingKey(service).toAbsolutePath().toString());
        environment.put("INTERNAL_KEYS", keys.keySet(service).toAbsolutePath().toUri().toString());
        environment.put("JOURNEY_URL", "http://127.0.0.1:" + Service.JOURNEY.port(firstPort));
        environment.put("SURVEY_URL", "http://127.0.0.1:" + Service.SURVEY.port(firstPort));
        environment.put("SCORING_URL", "http://127.0.0.1:" + Service.SCORING.port(firstPort));
        environment.put("GATEWAY_URL", "http://127.0.0.1:" + Service.GATEWAY.port(firstPort));
        if (service == Service.SURVEY) {
            // Kept in the data folder: links that were sent stay good over a restart.
            environment.put("LINK_KEYS", "1:" + secrets.secret("links"));
            environment.put("PUBLIC_URL", url());
        }
        if (service == Service.GATEWAY) {
            environment.put("BOOTSTRAP_TENANT", TENANT);
            environment.put("BOOTSTRAP_TENANT_NAME", "Demo");
            environment.put("BOOTSTRAP_API_KEY", key);
            environment.put("WEBHOOK_KEYS", "1:" + secrets.secret("webhooks"));
            // Issuers of access tokens and receivers that one tries run on the same machine, from which alone the gateway is reached.
            environment.put("TOUCHSTONE_OUTSIDE_PRIVATE_ADDRESSES", "true");
        }
        return environment;
    }

    private static void portsMustBeFree(int firstPort, boolean withDatabase) {
        for (Service service : Service.values()) {
            portMustBeFree(service.port(firstPort), service.label());
            portMustBeFree(service.managementPort(firstPort), service.label());
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
        restart(processes.get(service));
    }

    /** Starts one process of a service again that is down. */
    public void restart(ServiceProcess process) throws InterruptedException {
        process.start();
        remember();
        process.awaitReady();
    }

    /**
     * One more process of a service, on the same database and on any free port. The gateway does not know it: who calls it
     * shows a {@link #bearer}.
     */
    public ServiceProcess replica(Service service) throws InterruptedException {
        return replica(service, Map.of());
    }

    /**
     * The same, set up otherwise than the first one.
     *
     * @param settings go into its environment
     */
    public ServiceProcess replica(Service service, Map<String, String> settings) throws InterruptedException {
        ServiceProcess replica = processes.get(service).beside(replicas.size() + 2, settings);
        replicas.add(replica);
        restart(replica);
        return replica;
    }

    /** Stops what {@link #replica} started. */
    public void dismiss(ServiceProcess replica) {
        replica.stop();
        replicas.remove(replica);
        remember();
    }

    /**
     * What stands in the {@code Authorization} header of a call that goes to a service without the gateway, as the gateway
     * would write it.
     */
    public String bearer(Service to, String tenant, Set<String> scopes) {
        return keys.bearer(Service.GATEWAY, to, tenant, scopes);
    }

    private void remember() {
        try {
            leftovers.remember(all());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ServiceProcess> all() {
        return Stream.concat(processes.values().stream(), replicas.stream()).toList();
    }

    /** Stops everything, callers' door first, the database last. */
    @Override
    public void close() throws IOException {
        all().reversed().forEach(ServiceProcess::stop);
        postgres.close();
        leftovers.close();
    }
}
