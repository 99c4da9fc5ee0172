package cx.touchstone.k8s;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;

/** What a pod of ours can do at most, and what it must say about itself. */
final class HardeningRules {

    private HardeningRules() {
    }

    static List<String> faults(Manifests manifests) {
        Faults faults = new Faults();
        new TreeMap<>(manifests.workloads()).forEach((name, template) -> pod(name, template, faults));
        manifests.all(Secret.class).forEach(secret -> faults.add(secret.getMetadata().getName(), "holds a secret"));
        return faults.found;
    }

    private static void pod(String name, PodTemplateSpec template, Faults faults) {
        PodSpec pod = template.getSpec();
        var context = pod.getSecurityContext();
        faults.unless(Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()), name, "mounts a token");
        faults.unless(Boolean.FALSE.equals(pod.getEnableServiceLinks()), name, "takes service links for settings");
        faults.unless(name.equals(pod.getServiceAccountName()), name, "has no account of its own");
        faults.unless(context != null && Boolean.TRUE.equals(context.getRunAsNonRoot()), name, "may run as root");
        faults.unless(context != null && context.getRunAsUser() != null && context.getRunAsUser() > 0, name, "has no user");
        faults.unless(context != null && context.getSeccompProfile() != null
                && "RuntimeDefault".equals(context.getSeccompProfile().getType()), name, "has no seccomp profile");
        faults.unless(!Boolean.TRUE.equals(pod.getHostNetwork()) && !Boolean.TRUE.equals(pod.getHostPID())
                && !Boolean.TRUE.equals(pod.getHostIPC()), name, "shares something with its host");
        faults.unless(pod.getVolumes().stream().noneMatch(volume -> volume.getHostPath() != null), name,
                "mounts a folder of its host");
        faults.unless(pod.getVolumes().stream().anyMatch(volume -> volume.getEmptyDir() != null && pod.getContainers().stream()
                .allMatch(container -> isMounted(container, volume.getName(), "/tmp"))), name, "has no /tmp");
        pod.getContainers().forEach(container -> container(name, container, faults));
    }

    private static void container(String name, Container container, Faults faults) {
        var context = container.getSecurityContext();
        faults.unless(context != null && Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()), name,
                "may gain privileges");
        faults.unless(context != null && Boolean.TRUE.equals(context.getReadOnlyRootFilesystem()), name,
                "may write its own files");
        faults.unless(context != null && context.getCapabilities() != null
                && context.getCapabilities().getDrop().equals(List.of("ALL"))
                && context.getCapabilities().getAdd().isEmpty(), name, "has capabilities");
        faults.unless(container.getImage().matches("[^:@]+(:[0-9][^:@/]*|@sha256:[0-9a-f]{64})"), name,
                "runs an image without a version");
        faults.unless(container.getStartupProbe() != null && container.getReadinessProbe() != null
                && container.getLivenessProbe() != null, name, "lacks a probe");
        var resources = container.getResources();
        faults.unless(resources != null && bounded(resources.getRequests(), resources.getLimits()), name,
                "does not say what it needs and takes at most");
        for (EnvVar variable : container.getEnv()) {
            faults.unless(variable.getValue() == null || !variable.getName().matches(".*(PASSWORD|API_KEY)"), name,
                    "is told " + variable.getName() + " in plain text");
        }
    }

    private static boolean isMounted(Container container, String volume, String path) {
        return container.getVolumeMounts().stream()
                .anyMatch(mount -> mount.getName().equals(volume) && mount.getMountPath().equals(path));
    }

    private static boolean bounded(Map<String, Quantity> requests, Map<String, Quantity> limits) {
        return List.of("cpu", "memory").stream().allMatch(what -> requests.containsKey(what) && limits.containsKey(what)
                && requests.get(what).getNumericalAmount().compareTo(limits.get(what).getNumericalAmount()) <= 0);
    }
}
