package cx.touchstone.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.apps.Deployment;

class ManifestsTest {

    private static final Path BASE = Path.of("base");
    private static final Map<String, ServiceSettings> SERVICES = ServiceSettings.ofAll();

    private static List<Path> overlays() {
        return folders("overlays");
    }

    private static List<Path> folders(String of) {
        try (Stream<Path> folders = Files.list(Path.of(of))) {
            return folders.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The base with one component, as an overlay would have it. */
    private static Path baseWith(Path component) {
        try {
            Path folder = Files.createDirectories(Path.of("target").resolve(component));
            Files.writeString(folder.resolve(Kustomization.FILE), """
                    apiVersion: kustomize.config.k8s.io/v1beta1
                    kind: Kustomization
                    namespace: touchstone
                    resources:
                      - ../../../base
                    components:
                      - ../../../%s
                    """.formatted(component));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of base and overlays as they are, and, where kubectl is installed, what becomes of overlays and components. */
    static List<Named<Manifests>> everything() {
        Stream<Path> folders = Stream.concat(Stream.of(BASE), overlays().stream());
        Stream<Named<Manifests>> files = folders
                .map(folder -> Named.of("files of " + folder, Kustomization.resources(folder)));
        Stream<Named<Manifests>> rendered = Kubectl.installed().stream().flatMap(kubectl -> Stream
                .concat(overlays().stream(), folders("components").stream().map(ManifestsTest::baseWith))
                .map(folder -> Named.of(folder + " built", Manifests.rendered(Kubectl.kustomize(kubectl, folder)))));
        return Stream.concat(files, rendered).toList();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_pod_can_do_no_more_than_it_needs(Manifests manifests) {
        assertEquals(List.of(), HardeningRules.faults(manifests));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_deployment_has_all_that_belongs_to_it(Manifests manifests) {
        assertEquals(List.of(), DeploymentRules.faults(manifests, SERVICES));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_service_is_told_what_it_reads(Manifests manifests) {
        assertEquals(List.of(), SettingsRules.faults(manifests, SERVICES));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void nobody_calls_whom_he_need_not(Manifests manifests) {
        assertEquals(List.of(), CallRules.faults(manifests));
    }

    @Test
    void every_file_has_its_place() {
        assertEquals(List.of(), Kustomization.faults(BASE));
        overlays().forEach(overlay -> assertEquals(List.of(), Kustomization.faults(overlay)));
        folders("components").forEach(component -> assertEquals(List.of(), Kustomization.faults(component)));
    }

    @Test
    void every_service_is_deployed_and_nothing_else() {
        Set<String> deployed = Kustomization.resources(BASE).all(Deployment.class).stream()
                .map(deployment -> deployment.getMetadata().getName()).collect(Collectors.toSet());
        assertEquals(SERVICES.keySet(), deployed);
        assertEquals(4, deployed.size());
    }

    @Test
    void the_namespace_refuses_pods_that_could_do_more() {
        Manifests base = Kustomization.resources(BASE);
        Namespace namespace = base.all(Namespace.class).getFirst();
        assertEquals(Kustomization.in(BASE).namespace(), namespace.getMetadata().getName());
        for (String mode : List.of("enforce", "audit", "warn")) {
            assertEquals("restricted", namespace.getMetadata().getLabels().get("pod-security.kubernetes.io/" + mode));
        }
    }

    @Test
    void an_overlay_builds_upon_the_base() {
        assertFalse(overlays().isEmpty());
        overlays().forEach(overlay -> assertTrue(Kustomization.in(overlay).resources().contains("../../base")));
    }
}
