package cx.touchstone.survey.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.asked.RespondentView;
import cx.touchstone.survey.asked.RespondentView.AskedQuestion;
import cx.touchstone.survey.form.AnswerFields;
import cx.touchstone.survey.form.QuestionView;
import cx.touchstone.survey.form.Questions;
import cx.touchstone.survey.form.Recalled;
import cx.touchstone.survey.limits.PeopleOnly;
import cx.touchstone.survey.wording.Wording;

/**
 * A step of a survey as the page shows it.
 *
 * @param number of the first question on it among those that are asked, from 1
 * @param total how many are asked, as far as is known now
 * @param note what the respondent should know of this step, or null
 */
public record SurveyPage(Visitor visitor, Answering answering, List<QuestionView> questions, int number, int total,
        String note) {

    /** Fields that travel with the form: its key, its language and version, the questions on it, the answers so far. */
    static final String KEY = "key";
    static final String READ_IN = "read-in";
    static final String SHOWN = "shown";
    static final String ANSWERS = "answers";
    static final String VERSION = "version";
    /** What was pressed: a button for another language, or one that leads on or back. */
    static final String LANGUAGE = "language";
    static final String ACTION = "action";
    static final String BACK = "back";
    /** An answer to the first question, in the address of the page. */
    static final String ANSWER = "a";

    /** A language that the page can be read in too. */
    public record OtherLanguage(String tag, String name) {
    }

    /**
     * @param shown the questions of this step
     * @param fields what stands in fields, where that is not what has been answered
     * @param faults by question
     */
    static SurveyPage of(Visitor visitor, Answering answering, List<String> shown, Map<String, List<String>> fields,
            Map<String, List<Fault>> faults, String note) {
        Wording wording = visitor.wording();
        Questions drawn = new Questions(wording, new Recalled(visitor.view(), answering.answers(), wording), answering.key());
        List<QuestionView> questions = new ArrayList<>();
        for (AskedQuestion question : visitor.questions(shown)) {
            JsonNode answer = answering.answers().get(question.key());
            Map<String, List<String>> filled = !fields.isEmpty() ? fields
                    : answer == null ? Map.of() : AnswerFields.fields(question, answer);
            questions.add(drawn.view(question, filled, faults.getOrDefault(question.key(), List.of())));
        }
        List<String> asked = answering.asked();
        return new SurveyPage(visitor, answering, questions, shown.isEmpty() ? 0 : asked.indexOf(shown.getFirst()) + 1,
                asked.size(), note);
    }

    Frame frame() {
        String title = isFirst() || !isStepwise() ? view().title() : progress() + " – " + view().title();
        return Frame.of(visitor, wrong().isEmpty() ? title : wording().get("error.title", Map.of("title", title)));
    }

    Wording wording() {
        return visitor.wording();
    }

    public String say(String key) {
        return wording().get(key);
    }

    public RespondentView view() {
        return visitor.view();
    }

    public String address() {
        return address(visitor.link(), visitor.language());
    }

    /** Where forms are sent; the language is named for what is to be said when a form cannot be read. */
    static String address(String link, String language) {
        return "/s/" + link + "?" + LANGUAGE + "=" + language;
    }

    public List<QuestionView> wrong() {
        return questions.stream().filter(QuestionView::isWrong).toList();
    }

    public String summary() {
        return wording().counted("error.summary", wrong().size());
    }

    public boolean isFirst() {
        return number <= 1;
    }

    /** Whether there are steps, in which the survey is gone through. */
    public boolean isStepwise() {
        return visitor.goesStepByStep();
    }

    /** Whether no further question can follow, whatever is answered here. */
    public boolean isLast() {
        return questions.isEmpty() || !isStepwise()
                || view().questions().getLast().key().equals(questions.getLast().asked().key());
    }

    public String progress() {
        return wording().get("progress", Map.of("number", number, "total", total));
    }

    /** How long it takes, in whole minutes. */
    public String duration() {
        int seconds = view().estimatedSeconds();
        return seconds < 45 ? say("duration.short") : wording().counted("duration", Math.round(seconds / 60f));
    }

    public List<OtherLanguage> otherLanguages() {
        return view().languages().stream().filter(tag -> !tag.equals(visitor.language()))
                .map(tag -> new OtherLanguage(tag, Wording.nameOf(tag))).toList();
    }

    /** What travels with the form from step to step. */
    public Map<String, String> carried() {
        Map<String, String> carried = new LinkedHashMap<>();
        carried.put(KEY, answering.key());
        carried.put(READ_IN, visitor.language());
        carried.put(VERSION, String.valueOf(visitor.survey().version()));
        if (answering.start() != null) {
            carried.put(PeopleOnly.START, answering.start());
        }
        carried.put(SHOWN, String.join(" ", questions.stream().map(question -> question.asked().key()).toList()));
        carried.put(ANSWERS, answering.answers().toString());
        return carried;
    }
}
