package cx.touchstone.kit;

import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;

import io.quarkus.jackson.ObjectMapperCustomizer;

/** Numbers mean what they say: nothing is rounded, cut off or guessed from text on its way in. */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    /** Documents nest a dozen deep; reading one goes down the stack, which ends sooner than Jackson's own limit of 1,000. */
    private static final int DEEPEST = 100;

    @Override
    public void customize(ObjectMapper json) {
        json.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        // A weight has up to ten decimals and is summed exactly: it must not pass through binary floating point.
        json.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        json.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        json.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        json.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        for (var number : List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
            refuse(json, number, CoercionInputShape.String, CoercionInputShape.EmptyString, CoercionInputShape.Boolean);
        }
        refuse(json, LogicalType.Integer, CoercionInputShape.Float);
        refuse(json, LogicalType.Boolean, CoercionInputShape.Integer);
        refuse(json, LogicalType.Textual, CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
    }

    private static void refuse(ObjectMapper json, LogicalType expected, CoercionInputShape... found) {
        for (var shape : found) {
            if (expected != LogicalType.Boolean || shape != CoercionInputShape.Boolean) {
                json.coercionConfigFor(expected).setCoercion(shape, CoercionAction.Fail);
            }
        }
    }
}
