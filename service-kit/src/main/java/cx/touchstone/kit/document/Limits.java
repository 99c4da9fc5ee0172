package cx.touchstone.kit.document;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import cx.touchstone.kit.Page;

/**
 * Says of every text, list and whole number how long or large it can be, so that callers can make room for it. What a
 * constraint of ours says comes first; where there is none, it is what the place takes in which it stands.
 */
final class Limits {

    /** Where something stands: how many characters a text, and how many items a list, can have there at most. */
    private enum Place {
        /** The first line of a request, {@code quarkus.http.limits.max-initial-line-length}: an item needs {@code k=} there. */
        ADDRESS(16_384, 8_192),
        /** Of all headers together: Quarkus' own limit. */
        HEADER(20_480, 20_480),
        /** The largest of {@code touchstone.body.limit}, 8 MiB: an item needs two characters there, as in {@code [0,0]}. */
        BODY(8_388_608, 4_194_304),
        /** What is only answered is as long as it comes to; neither text nor list can be longer than this in the services. */
        ANSWER(Integer.MAX_VALUE, Integer.MAX_VALUE);

        private final int text;
        private final int list;

        Place(int text, int list) {
            this.text = text;
            this.list = list;
        }
    }

    /** How long texts of a format are at most; moments have up to nine decimals and an offset. */
    private static final Map<String, Integer> FORMATS = Map.of("uuid", 36, "date", 10, "date-time", 35, "duration", 40);
    /** The one character that no text can have, since PostgreSQL keeps none with it. */
    private static final String ANY_TEXT = "^[^\\u0000]*$";
    /** How {@code @NotBlank} is written: somewhere in the text. All other patterns are for the whole of it. */
    private static final String NOT_BLANK = "\\S";

    private Limits() {
    }

    static void set(OpenAPI document) {
        Map<String, Schema> shared = document.getComponents().getSchemas();
        Set<String> asked = Schemas.reached(document, Schemas.asked(document));
        shared.forEach((name, schema) -> {
            if (name.startsWith("Page") && schema.getProperties().containsKey("nextCursor")) {
                schema.getProperties().get("items").setMaxItems(Page.LARGEST);
            }
            Schemas.in(schema).forEach(one -> set(one, asked.contains(name) ? Place.BODY : Place.ANSWER));
        });
        Schemas.asked(document).forEach(schema -> set(schema, Place.BODY));
        Schemas.answered(document).forEach(schema -> set(schema, Place.ANSWER));
        Schemas.parameters(document).forEach(parameter -> {
            if ("limit".equals(parameter.getName())) {
                parameter.getSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Page.LARGEST));
            }
            Schemas.in(parameter.getSchema())
                    .forEach(one -> set(one, parameter.getIn() == Parameter.In.HEADER ? Place.HEADER : Place.ADDRESS));
        });
    }

    private static void set(Schema schema, Place place) {
        if (schema.getRef() != null || schema.getType() == null) {
            return;
        }
        if (schema.getType().contains(SchemaType.STRING)) {
            setText(schema, place);
        }
        if (schema.getType().contains(SchemaType.ARRAY) && schema.getMaxItems() == null) {
            schema.setMaxItems(place.list);
        }
        if (schema.getType().contains(SchemaType.INTEGER)) {
            setNumber(schema);
        }
    }

    private static void setText(Schema schema, Place place) {
        if (schema.getEnumeration() != null || schema.getConstValue() != null || "binary".equals(schema.getFormat())) {
            return;
        }
        if (schema.getMaxLength() == null) {
            schema.setMaxLength(FORMATS.getOrDefault(String.valueOf(schema.getFormat()), place.text));
        }
        if (schema.getPattern() != null) {
            schema.setPattern(portable(schema.getPattern()));
        } else if (schema.getFormat() == null) {
            schema.setPattern(ANY_TEXT);
        }
    }

    /** As JavaScript reads it too, which knows no character classes by name and looks for a pattern anywhere in a text. */
    private static String portable(String pattern) {
        if (pattern.equals(NOT_BLANK)) {
            return pattern;
        }
        String plain = pattern.replace("\\p{Cc}", "\\u0000-\\u001f\\u007f-\\u009f").replace("\\p{Cs}", "");
        return plain.startsWith("^") ? plain : plain.contains("|") ? "^(?:" + plain + ")$" : "^" + plain + "$";
    }

    private static void setNumber(Schema schema) {
        boolean small = "int32".equals(schema.getFormat());
        if (schema.getMinimum() == null && schema.getExclusiveMinimum() == null) {
            schema.setMinimum(BigDecimal.valueOf(small ? Integer.MIN_VALUE : Long.MIN_VALUE));
        }
        if (schema.getMaximum() == null && schema.getExclusiveMaximum() == null) {
            schema.setMaximum(BigDecimal.valueOf(small ? Integer.MAX_VALUE : Long.MAX_VALUE));
        }
    }
}
