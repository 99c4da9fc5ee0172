package cx.touchstone.survey.form;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import cx.touchstone.kit.Refusal;
import io.netty.handler.codec.http.QueryStringDecoder;

/** What a browser sent: fields by name, each with its values in their order. */
public record PostedForm(Map<String, List<String>> fields) {

    /** The largest questionnaire, 200 questions of 100 rows, may not ask so much on one page; machines send more. */
    private static final int MOST_FIELDS = 5_000;

    /** @throws Refusal.Invalid when it is no form */
    public static PostedForm read(String body) {
        try {
            return new PostedForm(new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MOST_FIELDS).parameters());
        } catch (IllegalArgumentException e) {
            throw new Refusal.Invalid("", "malformed-form", "The body is not a form.");
        }
    }

    /** The first value, or an empty text. */
    public String one(String name) {
        List<String> values = fields.get(name);
        return values == null ? "" : values.getFirst();
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
