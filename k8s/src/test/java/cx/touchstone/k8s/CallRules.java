package cx.touchstone.k8s;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;

/** Who may call whom, as the network policies say. */
final class CallRules {

    private static final String NAME = "app.kubernetes.io/name";
    /** Whoever comes from outside. */
    static final String ENTRANCE = "entrance";
    /** Where issuers of access tokens are; no address of anybody's own network. */
    private static final String INTERNET = "internet";
    /** Who watches over the platform: asks how services are, and takes their traces. */
    private static final String MONITORING = "monitoring";
    private static final String MANAGEMENT_PORT = "9000";
    private static final Set<String> SERVICES = Set.of("gateway", "journey-service", "survey-service", "scoring-service");

    /** The whole truth: callers by the one that they call. */
    static final Map<String, Set<String>> CALLERS = Map.of(
            "gateway", Set.of(ENTRANCE, "journey-service", "survey-service", "scoring-service"),
            "journey-service", Set.of("gateway"),
            "survey-service", Set.of("gateway", "journey-service"),
            "scoring-service", Set.of("gateway", "journey-service", "survey-service"),
            "database", SERVICES);
    private static final Map<String, String> PORTS = Map.of("gateway", "8080", "journey-service", "8081", "survey-service",
            "8082", "scoring-service", "8083", "database", "5432", INTERNET, "443", MONITORING, "4318");

    private CallRules() {
    }

    static List<String> faults(Manifests manifests) {
        Faults faults = new Faults();
        Map<String, NetworkPolicy> policies = new TreeMap<>();
        for (NetworkPolicy policy : manifests.all(NetworkPolicy.class)) {
            faults.unless(policy.getSpec().getPolicyTypes().equals(List.of("Ingress", "Egress")), name(policy),
                    "leaves a direction open");
            Map<String, String> selected = policy.getSpec().getPodSelector().getMatchLabels();
            if (!selected.isEmpty()) {
                faults.unless(selected.equals(Map.of(NAME, name(policy))), name(policy), "has a policy for somebody else");
                policies.put(name(policy), policy);
            } else {
                faults.unless(policy.getSpec().getIngress().isEmpty() && policy.getSpec().getEgress().isEmpty(), name(policy),
                        "lets everybody do something");
            }
        }
        new TreeMap<>(manifests.workloads()).keySet()
                .forEach(workload -> faults.unless(policies.containsKey(workload), workload,
                        "has no policy"));
        policies.forEach((name, policy) -> {
            Set<String> callers = new TreeSet<>(CALLERS.get(name));
            if (SERVICES.contains(name)) {
                callers.add(MONITORING);
            }
            faults.unless(callers.equals(callers(policy)), name, "may be called by " + callers(policy));
            Set<String> called = new TreeSet<>(SERVICES);
            called.removeIf(other -> !CALLERS.get(other).contains(name));
            if (name.equals("gateway")) {
                called.add(INTERNET);
            }
            if (SERVICES.contains(name)) {
                called.add(MONITORING);
            }
            faults.unless(called.equals(called(policy)), name, "may call " + called(policy));
        });
        return faults.found;
    }

    private static String name(NetworkPolicy policy) {
        return policy.getMetadata().getName();
    }

    private static Set<String> callers(NetworkPolicy policy) {
        Set<String> callers = new TreeSet<>();
        policy.getSpec().getIngress().forEach(rule -> {
            Set<String> ports = ports(rule.getPorts());
            rule.getFrom().forEach(peer -> callers.add(ports.equals(Set.of(who(peer).equals(MONITORING) ? MANAGEMENT_PORT
                    : PORTS.get(name(policy)))) ? who(peer) : who(peer) + " on any port"));
            if (rule.getFrom().isEmpty()) {
                callers.add("anybody");
            }
        });
        return callers;
    }

    /** The services that it may call; the database and the names are open to all. */
    private static Set<String> called(NetworkPolicy policy) {
        Set<String> called = new TreeSet<>();
        policy.getSpec().getEgress().forEach(rule -> {
            Set<String> ports = ports(rule.getPorts());
            Stream<String> peers = rule.getTo().isEmpty() ? Stream.of("anybody") : rule.getTo().stream().map(CallRules::who);
            peers.filter(peer -> !ports.equals(Set.of("53")) && !(peer.equals("anybody") && ports.equals(Set.of("5432"))))
                    .forEach(peer -> called.add(ports.equals(Set.of(PORTS.getOrDefault(peer, ""))) ? peer
                            : peer + " on ports " + ports));
        });
        return called;
    }

    private static Set<String> ports(List<NetworkPolicyPort> ports) {
        return new TreeSet<>(ports.stream().map(port -> port.getPort().getValue().toString()).toList());
    }

    private static String who(NetworkPolicyPeer peer) {
        if (peer.getNamespaceSelector() != null) {
            Map<String, String> labels = peer.getPodSelector() == null ? peer.getNamespaceSelector().getMatchLabels()
                    : Map.of();
            return Stream.of(ENTRANCE, MONITORING).filter(one -> labels.equals(Map.of("touchstone.cx/" + one, "true")))
                    .findAny().orElse("other namespaces");
        }
        if (peer.getIpBlock() != null) {
            boolean withoutPrivate = peer.getIpBlock().getCidr().equals("2000::/3") || peer.getIpBlock().getExcept()
                    .containsAll(List.of("10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"));
            return withoutPrivate ? INTERNET : "anybody";
        }
        return peer.getPodSelector() == null ? "anybody" : peer.getPodSelector().getMatchLabels().getOrDefault(NAME, "anybody");
    }
}
