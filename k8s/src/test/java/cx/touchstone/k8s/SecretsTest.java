package cx.touchstone.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;

class SecretsTest {

    record Key(String kty, String use, String alg, String kid, String n, String e) {
    }

    record KeySet(List<Key> keys) {
    }

    private static final Map<String, Map<String, String>> SECRETS = secrets("my-airport");
    private static final Map<String, Map<String, String>> WITHOUT_TENANT = secrets(null);

    private static Map<String, Map<String, String>> secrets(String tenant) {
        Map<String, Map<String, String>> secrets = new HashMap<>();
        for (Secret secret : Manifests.of(Secrets.manifests(tenant)).all(Secret.class)) {
            assertEquals(Kustomization.in(Path.of("base")).namespace(), secret.getMetadata().getNamespace());
            Map<String, String> values = new HashMap<>();
            secret.getData().forEach((key, value) -> values.put(key,
                    new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
            secrets.put(secret.getMetadata().getName(), values);
        }
        return secrets;
    }

    @Test
    void the_manifests_name_every_secret_that_is_made_and_no_other() {
        Set<String> named = Stream.of("base", "overlays/local").map(Path::of).map(Kustomization::resources)
                .flatMap(manifests -> manifests.workloads().values().stream()).flatMap(pod -> references(pod.getSpec()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> made = new TreeSet<>();
        SECRETS.forEach((name, values) -> values.keySet().forEach(key -> made.add(name + "/" + key)));
        assertEquals(made, named);
    }

    private static Stream<String> references(PodSpec pod) {
        Stream<String> variables = pod.getContainers().stream().flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getValueFrom() != null).map(variable -> variable.getValueFrom().getSecretKeyRef())
                .map(reference -> reference.getName() + "/" + reference.getKey());
        Stream<String> files = pod.getVolumes().stream().filter(volume -> volume.getSecret() != null)
                .flatMap(volume -> volume.getSecret().getItems().stream()
                        .map(item -> volume.getSecret().getSecretName() + "/" + item.getKey()));
        Stream<String> gathered = pod.getVolumes().stream().filter(volume -> volume.getProjected() != null)
                .flatMap(volume -> volume.getProjected().getSources().stream())
                .flatMap(source -> source.getSecret().getItems().stream()
                        .map(item -> source.getSecret().getName() + "/" + item.getKey()));
        return Stream.of(variables, files, gathered).flatMap(one -> one);
    }

    @Test
    void a_service_knows_the_keys_of_those_who_may_call_it() throws Exception {
        for (String service : ServiceSettings.ofAll().keySet()) {
            Map<String, String> own = SECRETS.get(service);
            KeySet known = own.containsKey("internal-keys.json")
                    ? StrictYaml.read(own.get("internal-keys.json"), KeySet.class)
                    : new KeySet(List.of());
            Set<String> callers = new TreeSet<>(CallRules.CALLERS.get(service));
            callers.remove(CallRules.ENTRANCE);
            assertEquals(callers, known.keys().stream().map(Key::kid).collect(Collectors.toCollection(TreeSet::new)));
            for (Key key : known.keys()) {
                RSAPrivateCrtKey signs = privateKey(SECRETS.get(key.kid()).get("signing-key.pem"));
                assertEquals(new Key("RSA", "sig", "RS256", key.kid(), key.n(), key.e()), key);
                assertEquals(signs.getModulus(), number(key.n()));
                assertEquals(signs.getPublicExponent(), number(key.e()));
                assertEquals(2048, number(key.n()).bitLength());
            }
        }
    }

    private static RSAPrivateCrtKey privateKey(String pem) throws Exception {
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static BigInteger number(String base64url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64url));
    }

    @Test
    void the_first_key_has_the_form_that_the_gateway_takes() {
        assertTrue(SECRETS.get("bootstrap").get("api-key").matches("tsk_[A-Za-z0-9_-]{43}"));
        assertEquals("my-airport", SECRETS.get("bootstrap").get("tenant"));
        assertFalse(WITHOUT_TENANT.containsKey("bootstrap"));
    }

    @Test
    void the_key_of_links_has_the_form_that_survey_service_takes() {
        assertTrue(SECRETS.get("survey-service").get("link-keys").matches("1:[A-Za-z0-9_-]{43}"));
    }

    @Test
    void the_key_of_webhooks_has_the_form_that_the_gateway_takes() {
        assertTrue(SECRETS.get("gateway").get("webhook-keys").matches("1:[A-Za-z0-9_-]{43}"));
    }

    @Test
    void no_two_installations_share_a_secret() {
        WITHOUT_TENANT.forEach((name, values) -> values
                .forEach((key, value) -> assertNotEquals(SECRETS.get(name).get(key), value)));
    }
}
