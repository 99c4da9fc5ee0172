package cx.touchstone.journey.patch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Problems;
import cx.touchstone.kit.Refusal;

/** Applies merge patches to what callers read; what comes out is held to the same rules as if it had been sent whole. */
@ApplicationScoped
public class Patches {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    @Inject
    ObjectMapper json;
    @Inject
    Validator validator;

    /**
     * The part as the patch makes it.
     *
     * @throws JsonProcessingException when a field is unknown or of the wrong type, with the path to it
     */
    public <T> T apply(JsonNode patch, T part, Class<T> type) throws JsonProcessingException {
        if (patch == null || !patch.isObject()) {
            throw new Refusal.Invalid("", "required", "A JSON object with what is to be changed is expected.");
        }
        T changed = json.treeToValue(MergePatch.applied(json.valueToTree(part), patch), type);
        var violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw new Refusal.Invalid(Problems.faults(violations));
        }
        return changed;
    }
}
