package cx.touchstone.survey.questionnaire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Questionnaires as tests write them: JSON, and what is not said about a text is that there is one. */
public final class Written {

    public static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private Written() {
    }

    public static JsonNode json(String json) {
        return as(JsonNode.class, json);
    }

    public static ObjectNode object(String json) {
        return as(ObjectNode.class, json);
    }

    public static Condition condition(String json) {
        return as(Condition.class, json);
    }

    public static Text text(String json) {
        return as(Text.class, json);
    }

    /** A question from its fields; key and text may be left out. */
    public static Question question(String fields) {
        return JSON.convertValue(complete(object("{" + fields + "}"), 0), Question.class);
    }

    /** A survey that asks these, each a JSON object. */
    public static Questionnaire asking(String... questions) {
        ObjectNode survey = JSON.createObjectNode();
        ArrayNode asked = survey.putArray("questions");
        for (String question : questions) {
            asked.add(complete(object("{" + question + "}"), asked.size()));
        }
        return JSON.convertValue(survey.put("name", "A survey"), Questionnaire.class);
    }

    public static Questionnaire questionnaire(String json) {
        ObjectNode survey = object(json);
        survey.path("questions").forEach(question -> complete((ObjectNode) question, 0));
        return JSON.convertValue(survey, Questionnaire.class);
    }

    private static ObjectNode complete(ObjectNode question, int number) {
        for (String parts : new String[] { "options", "rows" }) {
            question.path(parts).forEach(part -> worded((ObjectNode) part));
        }
        if (!question.has("key")) {
            question.put("key", "q" + number);
        }
        return worded(question);
    }

    private static ObjectNode worded(ObjectNode what) {
        if (!what.has("text")) {
            what.putObject("text").put("en", "Words");
        }
        return what;
    }

    private static <T> T as(Class<T> type, String json) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
