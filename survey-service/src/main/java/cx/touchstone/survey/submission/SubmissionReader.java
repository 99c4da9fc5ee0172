package cx.touchstone.survey.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.asked.AskedSurveys;
import cx.touchstone.survey.asked.Visit;
import cx.touchstone.survey.flow.Path;
import cx.touchstone.survey.limits.PeopleOnly;
import cx.touchstone.survey.questionnaire.Question;

/** Reads what was handed in and finds all that is wrong with it, so that whoever mends it mends it once. */
public final class SubmissionReader {

    /** Of a saved response: whether it is complete, and how many were saved before it. */
    public static final String COMPLETE = "complete";
    public static final String SEQUENCE = "sequence";
    private static final Set<String> SAVED_ONLY = Set.of(COMPLETE, SEQUENCE);
    private static final Set<String> FIELDS = Set.of("answers", "channel", "locale", "weight", "attributes", "subject",
            AskedSurveys.VERSION,
            PeopleOnly.START, PeopleOnly.TRAP);
    /** What is wrong only with a response that is complete. */
    private static final Set<String> WHEN_COMPLETE = Set.of("required", "consent-needed");
    private static final int LONGEST_CHANNEL = 64;

    /** Whether a submission may leave required questions for later. */
    public enum Extent {
        WHOLE,
        /** A response that is saved step by step, when it is complete. */
        LAST_PART,
        /** The same before. */
        PART
    }

    private final AskedSurvey survey;
    /** Null for what did not come by a link. */
    private final Visit visit;
    private final Extent extent;
    private final List<Fault> faults = new ArrayList<>();
    private final RespondentFields fields = new RespondentFields(faults);

    private SubmissionReader(AskedSurvey survey, Visit visit, Extent extent) {
        this.survey = survey;
        this.visit = visit;
        this.extent = extent;
    }

    /** The submission, or the refusal that names all of its faults. */
    public static Submission read(JsonNode body, AskedSurvey survey) {
        return read(body, survey, Extent.WHOLE);
    }

    /** The same of a response that may have been left before its end. */
    public static Submission read(JsonNode body, AskedSurvey survey, Extent extent) {
        return new SubmissionReader(survey, null, extent).read(body);
    }

    /** What was handed in by a link, which adds what it knows of the respondent. */
    public static Submission read(JsonNode body, Visit visit, Extent extent) {
        return new SubmissionReader(visit.survey(), visit, extent).read(body);
    }

    private Submission read(JsonNode body) {
        Submission submission = submission(body);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return submission;
    }

    private Submission submission(JsonNode body) {
        if (body == null || !body.isObject()) {
            fault("", "required", "A JSON object with answers is expected.");
            return null;
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name) && (extent == Extent.WHOLE || !SAVED_ONLY.contains(name))) {
                fault(pointer("", name), "unknown-field", "There is no such field.");
            }
        });
        String locale = locale(body);
        Map<String, String> own = fields.attributes(body.get("attributes"));
        Map<String, String> kept = visit == null ? own : visit.kept(own);
        if (kept.size() > RespondentFields.MOST_ATTRIBUTES) {
            fault("/attributes", "attributes",
                    "With those of the link there are more than " + RespondentFields.MOST_ATTRIBUTES + " attributes.");
        }
        if (survey.isAnonymous() && body.has("subject")) {
            fault("/subject", "anonymous", "The survey is anonymous: a response names nothing that tells who gave it.");
        }
        String channel = fields.text(body, "channel", LONGEST_CHANNEL);
        ObjectNode answers = answers(body.get("answers"), visit == null ? own : visit.known(own), locale);
        return new Submission(answers, visit != null && visit.channel() != null ? visit.channel() : channel, locale,
                fields.weight(body.get("weight")), kept, fields.subject(body.get("subject")));
    }

    /** As the submission says, else as the link asks, else as the contact reads; the latter not when nobody may be known. */
    private String locale(JsonNode body) {
        String own = fields.locale(body);
        if (visit == null || own != null || visit.linkLanguage() != null) {
            return own != null || visit == null ? own : visit.linkLanguage();
        }
        return survey.isAnonymous() ? null : visit.contactLanguage();
    }

    private ObjectNode answers(JsonNode given, Map<String, String> attributes, String locale) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        if (given == null || !given.isObject()) {
            fault("/answers", "required", "answers must be an object of question keys and answers.");
            return answers;
        }
        given.properties().forEach(answer -> {
            String at = pointer("/answers", answer.getKey());
            var question = survey.byKey().get(answer.getKey());
            if (question == null) {
                fault(at, "unknown-question", "The survey does not ask this.");
            } else {
                JsonNode value = AnswerRules.answer(question, answer.getValue(), at, faults);
                if (value != null) {
                    answers.set(answer.getKey(), value);
                }
            }
        });
        mustFollowThePath(answers, given, attributes, locale);
        return answers;
    }

    /** Every question that is required and asked is answered, and none is that is not asked. */
    private void mustFollowThePath(ObjectNode answers, JsonNode given, Map<String, String> attributes, String locale) {
        List<String> languages = Stream.of(locale, visit == null ? null : visit.contactLanguage()).filter(Objects::nonNull)
                .toList();
        List<Question> asked = Path.asked(survey.questionnaire(), answers, attributes,
                survey.questionnaire().languageFor(languages));
        if (extent == Extent.PART) {
            faults.removeIf(fault -> WHEN_COMPLETE.contains(fault.code()) && fault.pointer().startsWith("/answers/"));
        } else {
            asked.stream()
                    .filter(question -> question.needsAnswer() && !answers.has(question.key())
                            && isMissing(given.get(question.key())))
                    .forEach(question -> fault("/answers/" + question.key(), "required", "This question needs an answer."));
        }
        if (asked.size() < survey.questionnaire().questions().size()) {
            Set<String> keys = asked.stream().map(Question::key).collect(Collectors.toSet());
            answers.fieldNames().forEachRemaining(key -> {
                if (!keys.contains(key)) {
                    fault("/answers/" + key, "not-asked", "With the other answers given, this question is not asked.");
                }
            });
        }
    }

    /** A required answer that is there but wrong has been named already. */
    private static boolean isMissing(JsonNode given) {
        return given == null || given.isTextual() && given.textValue().isBlank() || given.isArray() && given.isEmpty();
    }

    private void fault(String pointer, String code, String detail) {
        faults.add(new Fault(pointer, code, detail));
    }

    /** A pointer one step down (RFC 6901); an endless key is cut, the caller knows which he sent. */
    static String pointer(String at, String key) {
        String shown = key.length() > 100 ? key.substring(0, 100) + "…" : key;
        return at + "/" + shown.replace("~", "~0").replace("/", "~1");
    }
}
