package cx.touchstone.survey.page;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.asked.RespondentView.AskedQuestion;
import cx.touchstone.survey.flow.Path;
import cx.touchstone.survey.form.AnswerFields;
import cx.touchstone.survey.form.PostedForm;
import cx.touchstone.survey.limits.PeopleOnly;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.submission.SubmissionReader;
import cx.touchstone.survey.submission.SubmissionReader.Extent;

/**
 * Somebody's answers so far. They come back from the browser with every step, so each time they are checked as if they were
 * new;
 * one that is wrong there counts as not given.
 */
public final class Answering {

    /** Faults of which the respondent learns later, or never: the page asks along the path anyway. */
    private static final Set<String> OF_THE_PATH = Set.of("required", "not-asked");
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Visitor visitor;
    private final ObjectNode answers;
    /** Under which the response is handed in: one filled-in form, however often it is sent, is one response. */
    private final String key;
    /** Which proves when reading began; may be null. */
    private final String start;

    private Answering(Visitor visitor, ObjectNode answers, String key, String start) {
        this.visitor = visitor;
        this.answers = answers;
        this.key = key;
        this.start = start;
    }

    static Answering begun(Visitor visitor) {
        return new Answering(visitor, JsonNodeFactory.instance.objectNode(), UUID.randomUUID().toString(),
                visitor.view().start());
    }

    /** Somebody who is on the way. */
    static Answering resumed(Visitor visitor, PostedForm form) {
        String key = form.one(SurveyPage.KEY);
        Answering answering = new Answering(visitor, carried(form.one(SurveyPage.ANSWERS)),
                KEY.matcher(key).matches() ? key : UUID.randomUUID().toString(),
                form.one(PeopleOnly.START).isEmpty() ? null : form.one(PeopleOnly.START));
        answering.forget(answering.faults().keySet());
        return answering;
    }

    ObjectNode answers() {
        return answers;
    }

    String key() {
        return key;
    }

    String start() {
        return start;
    }

    /** Takes what was answered on this page; nothing of a question that was answered wrongly. */
    Map<String, List<Fault>> take(Collection<AskedQuestion> shown, PostedForm form) {
        Set<String> keys = shown.stream().map(AskedQuestion::key).collect(Collectors.toSet());
        forget(keys);
        for (AskedQuestion question : shown) {
            JsonNode answer = AnswerFields.answer(question, form);
            if (answer != null) {
                answers.set(question.key(), answer);
            }
        }
        Map<String, List<Fault>> faults = faults();
        forget(faults.keySet());
        check().stream().filter(fault -> fault.code().equals("required") && keys.contains(question(fault)))
                .forEach(fault -> faults.computeIfAbsent(question(fault), k -> List.of(fault)));
        return faults;
    }

    /** The questions asked of somebody who answers so, in their order. */
    List<String> asked() {
        return Path.asked(visitor.survey().questionnaire(), answers, visitor.attributes(), visitor.language()).stream()
                .map(Question::key).toList();
    }

    /** What is handed in: answers to what was asked only. */
    ObjectNode submission() {
        ObjectNode answered = JsonNodeFactory.instance.objectNode();
        asked().stream().filter(answers::has).forEach(question -> answered.set(question, answers.get(question)));
        ObjectNode submission = visitor.submission(answered);
        if (start != null) {
            submission.put(PeopleOnly.START, start);
        }
        return submission;
    }

    /** The faults that keep the answers from being handed in, by question. */
    Map<String, List<Fault>> open() {
        return grouped(faultsOf(submission()));
    }

    private Map<String, List<Fault>> faults() {
        return grouped(check().stream().filter(fault -> !OF_THE_PATH.contains(fault.code())
                || fault.pointer().indexOf('/', "/answers/".length()) > 0).toList());
    }

    private List<Fault> check() {
        return faultsOf(visitor.submission(answers));
    }

    private List<Fault> faultsOf(ObjectNode submission) {
        try {
            SubmissionReader.read(submission, visitor.visit(), Extent.WHOLE);
            return List.of();
        } catch (Refusal.Invalid invalid) {
            return invalid.faults();
        }
    }

    private void forget(Set<String> questions) {
        answers.remove(new HashSet<>(questions));
    }

    private static Map<String, List<Fault>> grouped(List<Fault> faults) {
        return faults.stream().filter(fault -> question(fault) != null)
                .collect(Collectors.groupingBy(Answering::question, LinkedHashMap::new, Collectors.toList()));
    }

    /** Of whose answer the fault is; null when it is of none. */
    private static String question(Fault fault) {
        String[] steps = fault.pointer().split("/");
        return steps.length > 2 && steps[1].equals("answers") ? steps[2] : null;
    }

    private static ObjectNode carried(String written) {
        try {
            return !written.isEmpty() && JSON.readTree(written) instanceof ObjectNode answers ? answers
                    : JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode(); // no browser sends that
        }
    }
}
