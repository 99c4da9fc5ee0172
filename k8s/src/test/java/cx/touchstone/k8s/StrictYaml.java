package cx.touchstone.k8s;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/** Reads YAML as the model of Kubernetes' API, and refuses every field that the model does not have. */
final class StrictYaml {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream
            .<Class<? extends HasMetadata>> of(ConfigMap.class, Deployment.class, Namespace.class, NetworkPolicy.class,
                    PodDisruptionBudget.class, Secret.class, Service.class, ServiceAccount.class, StatefulSet.class)
            .collect(Collectors.toMap(kind -> HasMetadata.getApiVersion(kind) + "/" + HasMetadata.getKind(kind),
                    Function.identity()));

    private static final ObjectMapper YAML = YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                // The model keeps what it does not know; without this nothing would be unknown.
                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return member.hasAnnotation(JsonAnySetter.class) ? Boolean.FALSE : null;
                }
            }).build();

    private StrictYaml() {
    }

    /** The resources of all documents in a text. */
    static List<HasMetadata> resources(String text) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode> readValues(text)) {
            List<HasMetadata> resources = new ArrayList<>();
            for (JsonNode document : documents.readAll()) {
                resources.add(resource(document));
            }
            return resources;
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static HasMetadata resource(JsonNode document) throws JsonProcessingException {
        String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
        if (!KINDS.containsKey(kind)) {
            throw new IllegalArgumentException(kind + " is no kind that is used here");
        }
        return YAML.treeToValue(document, KINDS.get(kind));
    }

    /** A document of a form of our own, as strictly. */
    static <T> T read(String text, Class<T> form) {
        try {
            return YAML.readValue(text, form);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
