package cx.touchstone.k8s;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;

/**
 * Resources that are applied together.
 *
 * @param settings what generated ConfigMaps hold, by their name without the hash that kustomize adds
 */
record Manifests(List<HasMetadata> resources, Map<String, Map<String, String>> settings) {

    /** Of a text in which everything is rendered. */
    static Manifests rendered(String text) {
        List<HasMetadata> resources = StrictYaml.resources(text);
        Map<String, Map<String, String>> settings = new HashMap<>();
        of(ConfigMap.class, resources).forEach(map -> settings.put(withoutHash(map.getMetadata().getName()), map.getData()));
        return new Manifests(resources, settings);
    }

    /** Of one file. */
    static Manifests of(String text) {
        return new Manifests(StrictYaml.resources(text), Map.of());
    }

    private static String withoutHash(String name) {
        return name.replaceAll("-[a-z0-9]{10}$", "");
    }

    private static <T extends HasMetadata> Stream<T> of(Class<T> kind, List<HasMetadata> resources) {
        return resources.stream().filter(kind::isInstance).map(kind::cast);
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return of(kind, resources).toList();
    }

    <T extends HasMetadata> Optional<T> named(Class<T> kind, String name) {
        return of(kind, resources).filter(resource -> resource.getMetadata().getName().equals(name)).findFirst();
    }

    /** What the ConfigMap says that a container takes its environment from. */
    Map<String, String> settings(String reference) {
        return settings.getOrDefault(reference, settings.getOrDefault(withoutHash(reference), Map.of()));
    }

    /** All that run, by their name. */
    Map<String, PodTemplateSpec> workloads() {
        Map<String, PodTemplateSpec> workloads = new HashMap<>();
        all(Deployment.class).forEach(one -> workloads.put(one.getMetadata().getName(), one.getSpec().getTemplate()));
        all(StatefulSet.class).forEach(one -> workloads.put(one.getMetadata().getName(), one.getSpec().getTemplate()));
        return workloads;
    }
}
