package cx.touchstone.k8s;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/** What stands around the deployment of a service, and agrees with it. */
final class DeploymentRules {

    /** The port for health and metrics, which is nobody's service. */
    private static final String MANAGEMENT = "management";

    private DeploymentRules() {
    }

    /** @param own what a service says about itself, by its name */
    static List<String> faults(Manifests manifests, Map<String, ServiceSettings> own) {
        Faults faults = new Faults();
        for (Deployment deployment : manifests.all(Deployment.class)) {
            String name = deployment.getMetadata().getName();
            var pod = deployment.getSpec().getTemplate();
            Map<String, String> labels = Map.of("app.kubernetes.io/name", name);
            faults.unless(pod.getMetadata().getLabels().entrySet().containsAll(labels.entrySet())
                    && labels.equals(deployment.getSpec().getSelector().getMatchLabels()), name,
                    "does not select its own pods");
            faults.unless(manifests.named(ServiceAccount.class, name)
                    .filter(account -> Boolean.FALSE.equals(account.getAutomountServiceAccountToken())).isPresent(), name,
                    "has no account without a token");
            faults.unless(manifests.named(PodDisruptionBudget.class, name)
                    .filter(budget -> labels.equals(budget.getSpec().getSelector().getMatchLabels())
                            && new IntOrString(1).equals(budget.getSpec().getMaxUnavailable()))
                    .isPresent(), name, "may lose more than one pod at once");
            faults.unless(!pod.getSpec().getTopologySpreadConstraints().isEmpty()
                    && pod.getSpec().getTopologySpreadConstraints().stream()
                            .allMatch(spread -> labels.equals(spread.getLabelSelector().getMatchLabels())),
                    name, "is not spread");
            faults.unless(pod.getSpec().getContainers().size() == 1, name, "has more than one container");
            Container container = pod.getSpec().getContainers().getFirst();
            if (own.containsKey(name)) {
                ports(name, container, own.get(name), manifests, labels, faults);
                ending(name, deployment, own.get(name), faults);
            } else {
                faults.add(name, "is none of the services");
            }
            probe(name, container.getStartupProbe(), "started", faults);
            probe(name, container.getReadinessProbe(), "ready", faults);
            probe(name, container.getLivenessProbe(), "live", faults);
        }
        return faults.found;
    }

    private static void ports(String name, Container container, ServiceSettings own, Manifests manifests,
            Map<String, String> labels, Faults faults) {
        Map<String, Integer> open = container.getPorts().stream()
                .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));
        faults.unless(open.equals(Map.of("http", own.port(), MANAGEMENT, own.managementPort())), name,
                "does not open its ports");
        faults.unless(manifests.named(Service.class, name)
                .filter(service -> labels.equals(service.getSpec().getSelector()) && service.getSpec().getPorts().stream()
                        .allMatch(port -> port.getPort() == own.port() && port.getTargetPort().equals(new IntOrString("http"))))
                .isPresent(), name, "cannot be found under its port");
    }

    /** A stop waits for the pause before it, and for what the service then finishes. */
    private static void ending(String name, Deployment deployment, ServiceSettings own, Faults faults) {
        var pod = deployment.getSpec().getTemplate().getSpec();
        var lifecycle = pod.getContainers().getFirst().getLifecycle();
        if (lifecycle == null || lifecycle.getPreStop() == null || lifecycle.getPreStop().getSleep() == null) {
            faults.add(name, "does not wait until nobody calls any more");
        } else {
            faults.unless(pod.getTerminationGracePeriodSeconds() >= lifecycle.getPreStop().getSleep().getSeconds()
                    + 2 * own.shutdown().toSeconds(), name, "is killed before it has finished");
        }
    }

    private static void probe(String name, Probe probe, String what, Faults faults) {
        faults.unless(probe != null && probe.getHttpGet() != null
                && ("/q/health/" + what).equals(probe.getHttpGet().getPath())
                && new IntOrString(MANAGEMENT).equals(probe.getHttpGet().getPort()), name,
                "is not asked whether it is " + what);
    }
}
