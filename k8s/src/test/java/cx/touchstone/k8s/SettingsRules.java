package cx.touchstone.k8s;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/** What services are told: only what they read, everything that they cannot do without, and addresses that exist. */
final class SettingsRules {

    /** Without these no service starts, or it starts as somebody else. */
    private static final Set<String> NEEDED = Set.of("DATABASE_URL", "DATABASE_USER", "DATABASE_PASSWORD", "DATABASE_OWNER",
            "DATABASE_OWNER_PASSWORD");
    /** And these services not without theirs. */
    private static final Map<String, Set<String>> NEEDED_BY = Map.of("survey-service", Set.of("LINK_KEYS", "PUBLIC_URL"));
    /** Addresses of something else than a neighbour. */
    private static final Set<String> ELSEWHERE = Set.of("DATABASE_URL", "PUBLIC_URL");

    /** Read under the name that Quarkus gives them. */
    private static final Set<String> OF_THE_FRAMEWORK = Set.of("QUARKUS_TLS_NEIGHBOURS_TRUST_STORE_PEM_CERTS");

    private SettingsRules() {
    }

    /** @param own what a service says about itself, by its name */
    static List<String> faults(Manifests manifests, Map<String, ServiceSettings> own) {
        Faults faults = new Faults();
        Set<String> read = new HashSet<>();
        for (Deployment deployment : manifests.all(Deployment.class)) {
            String name = deployment.getMetadata().getName();
            Map<String, String> variables = own.get(name).variables();
            read.addAll(variables.keySet());
            Container container = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
            Set<String> told = new HashSet<>();
            for (EnvVar variable : container.getEnv()) {
                faults.unless(variables.containsKey(variable.getName()), name, "does not read " + variable.getName());
                faults.unless(told.add(variable.getName()), name, "is told " + variable.getName() + " twice");
            }
            for (EnvFromSource source : container.getEnvFrom()) {
                told.addAll(manifests.settings(source.getConfigMapRef().getName()).keySet());
            }
            Stream.concat(NEEDED.stream(), NEEDED_BY.getOrDefault(name, Set.of()).stream())
                    .filter(needed -> !told.contains(needed)).sorted()
                    .forEach(needed -> faults.add(name, "is not told " + needed));
            variables.keySet().stream().filter(variable -> isAddress(variable) && !told.contains(variable)).sorted()
                    .forEach(address -> faults.add(name, "is not told " + address));
        }
        manifests.settings().forEach((map, settings) -> settings.forEach((variable, value) -> {
            faults.unless(read.contains(variable) || OF_THE_FRAMEWORK.contains(variable) || !variable.matches("[A-Z0-9_]+"),
                    map,
                    "says " + variable + ", which nobody reads");
            if (isAddress(variable)) {
                faults.unless(leadsSomewhere(URI.create(value), manifests), map, "says " + variable + ", which leads nowhere");
            }
        }));
        return faults.found;
    }

    /** The address of a neighbour. */
    private static boolean isAddress(String variable) {
        return variable.endsWith("_URL") && !ELSEWHERE.contains(variable);
    }

    private static boolean leadsSomewhere(URI address, Manifests manifests) {
        return manifests.named(Service.class, address.getHost())
                .filter(service -> service.getSpec().getPorts().stream().anyMatch(port -> port.getPort() == address.getPort()))
                .isPresent();
    }
}
