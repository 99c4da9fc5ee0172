package cx.touchstone.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule sees what breaks it: one thing is changed in a manifest that keeps all rules. */
class PlantedViolationsTest {

    private static final Map<String, ServiceSettings> SERVICES = ServiceSettings.ofAll();
    private static final String GOOD = Kustomization.read(Path.of("base/survey-service.yaml"));

    private static String with(String good, String bad) {
        String changed = GOOD.replace(good.replace("\\n", "\n"), bad.replace("\\n", "\n"));
        assertNotEquals(GOOD, changed, "there is no " + good);
        return changed;
    }

    private static List<String> faults(String text) {
        Manifests manifests = new Manifests(StrictYaml.resources(text),
                Map.of("neighbours",
                        Map.of("SCORING_URL", "http://survey-service:8082", "GATEWAY_URL", "http://survey-service:8082")));
        List<String> faults = new ArrayList<>(HardeningRules.faults(manifests));
        faults.addAll(DeploymentRules.faults(manifests, SERVICES));
        faults.addAll(SettingsRules.faults(manifests, SERVICES));
        faults.addAll(CallRules.faults(manifests));
        return faults;
    }

    @Test
    void what_is_changed_here_is_good_before() {
        assertEquals(List.of(), faults(GOOD));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runAsNonRoot: true                      | runAsNonRoot: false                  | may run as root
            runAsUser: 1001                         | runAsUser: 0                         | has no user
            type: RuntimeDefault                    | type: Unconfined                     | has no seccomp profile
            enableServiceLinks: false               | enableServiceLinks: true             | takes service links for settings
            allowPrivilegeEscalation: false         | allowPrivilegeEscalation: true       | may gain privileges
            readOnlyRootFilesystem: true            | readOnlyRootFilesystem: false        | may write its own files
            drop: [ALL]                             | drop: [NET_RAW]                      | has capabilities
            drop: [ALL]                             | drop: [ALL]\\n              add: [NET_ADMIN] | has capabilities
            mountPath: /tmp                         | mountPath: /var/tmp                  | has no /tmp
            emptyDir:\\n            sizeLimit: 64Mi | hostPath:\\n            path: /       | mounts a folder of its host
            enableServiceLinks: false               | hostNetwork: true                    | shares something with its host
            :0.1.0                                  | :latest                              | runs an image without a version
            :0.1.0                                  | ''                                   | runs an image without a version
            memory: 128Mi                           | memory: 8Gi                          | does not say what it needs
            limits:                                 | claims: []\\n            limitsOf:   | limitsOf
            livenessProbe:                          | readiness:                           | readiness
            """)
    void a_pod_that_can_do_more_than_it_needs(String good, String bad, String fault) {
        sees(good, bad, fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: ServiceAccount\\nmetadata:\\n  name: survey-service | kind: ServiceAccount\\nmetadata:\\n  name: other | has no account without a token
            serviceAccountName: survey-service      | serviceAccountName: default          | has no account of its own
            maxUnavailable: 1                       | maxUnavailable: 2                    | may lose more than one pod at once
            containerPort: 8082                     | containerPort: 8083                  | does not open its ports
            port: 8082\\n      targetPort           | port: 80\\n      targetPort          | cannot be found under its port
            /q/health/live                          | /q/health/ready                      | is not asked whether it is live
            terminationGracePeriodSeconds: 30       | terminationGracePeriodSeconds: 20    | is killed before it has finished
            preStop:                                | postStart:                           | does not wait until nobody calls
            """)
    void a_deployment_that_does_not_fit(String good, String bad, String fault) {
        sees(good, bad, fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: DATABASE_USER                     | name: DB_USER                        | does not read DB_USER
            name: DATABASE_USER                     | name: DB_USER                        | is not told DATABASE_USER
            name: DATABASE_USER                     | name: DATABASE_URL                   | is told DATABASE_URL twice
            name: LINK_KEYS                         | name: LINK_KEY                       | is not told LINK_KEYS
            name: INTERNAL_KEYS                     | name: DATABASE_PASSWORD              | is told DATABASE_PASSWORD in plain text
            name: neighbours                        | name: others                         | is not told SCORING_URL
            """)
    void a_service_that_is_told_the_wrong_things(String good, String bad, String fault) {
        sees(good, bad, fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            policyTypes: [Ingress, Egress]          | policyTypes: [Ingress]               | leaves a direction open
            name: gateway                           | name: journey-service                | may be called by [journey-service, monitoring]
            - podSelector:\\n            matchLabels:\\n              app.kubernetes.io/name: gateway | - namespaceSelector: {} | may be called by [journey-service, monitoring, other namespaces]
            - port: 8082\\n    #                  | - port: 22\\n    #                 | may be called by [gateway on any port, journey-service on any port, monitoring]
            touchstone.cx/monitoring                | touchstone.cx/other                  | may be called by [gateway, journey-service, other namespaces on any port]
            - port: 8083                            | - port: 8081                         | may call [gateway, monitoring, scoring-service on ports [8081]]
            name: scoring-service                   | name: journey-service                | may call [gateway, journey-service on ports [8083], monitoring]
            kind: NetworkPolicy\\nmetadata:\\n  name: survey-service | kind: NetworkPolicy\\nmetadata:\\n  name: gateway | has no policy
            """)
    void a_policy_that_lets_others_call(String good, String bad, String fault) {
        sees(good, bad, fault);
    }

    private static void sees(String good, String bad, String fault) {
        String text = with(good, bad);
        List<String> seen;
        try {
            seen = faults(text);
        } catch (IllegalArgumentException unreadable) {
            seen = List.of(unreadable.getMessage());
        }
        assertTrue(seen.stream().anyMatch(one -> one.contains(fault)), () -> fault + " is not seen");
    }

    @Test
    void a_secret_among_the_manifests() {
        Manifests manifests = Manifests.of("{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {a: b}}");
        assertEquals(List.of("s holds a secret"), HardeningRules.faults(manifests));
    }

    @Test
    void a_policy_that_lets_everybody_in() {
        Manifests manifests = Manifests.of("""
                {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: all},
                 spec: {podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}]}}""");
        assertEquals(List.of("all lets everybody do something"), CallRules.faults(manifests));
    }

    @Test
    void an_address_that_leads_nowhere() {
        Manifests manifests = new Manifests(StrictYaml.resources(GOOD),
                Map.of("neighbours",
                        Map.of("SCORING_URL", "http://survey-service:80", "GATEWAY_URL", "http://survey-service:8082")));
        assertEquals(List.of("neighbours says SCORING_URL, which leads nowhere"), SettingsRules.faults(manifests, SERVICES));
    }

    @Test
    void a_kind_or_a_field_that_kubernetes_does_not_have() {
        assertThrows(IllegalArgumentException.class, () -> Manifests.of("{apiVersion: v1, kind: Servise}"));
        assertThrows(IllegalArgumentException.class, () -> Manifests.of("{apiVersion: v1, kind: Service, spec: {porst: []}}"));
        assertThrows(IllegalArgumentException.class, () -> Manifests.of("{apiVersion: v1, kind: Service, kind: Service}"));
    }

    @Test
    void a_file_that_is_named_or_there_alone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("kustomization.yaml"), "resources: [gone.yaml]");
        Files.writeString(folder.resolve("forgotten.yaml"), "");
        assertEquals(List.of("gone.yaml is named but not there", "forgotten.yaml is there but not named"),
                Kustomization.faults(folder));
    }
}
