package cx.touchstone.survey.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.asked.RespondentView.AskedOption;
import cx.touchstone.survey.asked.RespondentView.AskedQuestion;
import cx.touchstone.survey.form.QuestionView.Choice;
import cx.touchstone.survey.form.QuestionView.Row;
import cx.touchstone.survey.questionnaire.Question.Style;
import cx.touchstone.survey.questionnaire.QuestionType;
import cx.touchstone.survey.wording.Wording;

/**
 * Draws questions up for the page.
 *
 * @param key of the filled-in form: while it is the same, random orders are
 */
public record Questions(Wording wording, Recalled recalled, String key) {

    private static final int FACES = 5;

    /**
     * @param fields what stands in the question's fields
     * @param faults of the answer, none when it is right or not given yet
     */
    public QuestionView view(AskedQuestion question, Map<String, List<String>> fields, List<Fault> faults) {
        PostedForm filled = new PostedForm(fields);
        FaultTexts texts = new FaultTexts(wording, question);
        String name = AnswerFields.name(question.key());
        int given = filled.all(name).size();
        String error = faults.isEmpty() ? null
                : String.join(" ", faults.stream().map(fault -> texts.of(fault, given)).distinct().toList());
        Choice other = question.other() == null ? null
                : choice(question, "+", AnswerFields.OTHER, wording.get("other"), filled);
        return new QuestionView(question, control(question), recalled.in(question.text()), recalled.in(question.help()),
                texts.hint(), error, recalled.in(question.lowestLabel()), recalled.in(question.highestLabel()),
                choices(question, filled), rows(question, filled), filled.one(name), other,
                filled.one(AnswerFields.other(question.key())));
    }

    private static String control(AskedQuestion question) {
        return switch (question.type()) {
            case NPS, CSAT, CES, EMPATHY, RATING -> "scale";
            case SINGLE_CHOICE, YES_NO -> "radios";
            case MULTIPLE_CHOICE -> "checks";
            case OPEN_TEXT -> question.oneLine() == null ? "text" : "line";
            default -> question.type().name().toLowerCase(Locale.ROOT);
        };
    }

    private List<Choice> choices(AskedQuestion question, PostedForm filled) {
        return switch (question.type()) {
            case NPS, CSAT, CES, EMPATHY, RATING -> scale(question, question.key(), AnswerFields.name(question.key()), filled);
            case YES_NO -> Stream.of("true", "false").map(value -> choice(question, value, value,
                    wording.get(value.equals("true") ? "yes" : "no"), filled)).toList();
            case SINGLE_CHOICE, MULTIPLE_CHOICE -> ordered(question).stream()
                    .map(option -> choice(question, option.key(), option.key(), recalled.in(option.text()), filled)).toList();
            default -> List.of();
        };
    }

    private static Choice choice(AskedQuestion question, String id, String value, String text, PostedForm filled) {
        String name = AnswerFields.name(question.key());
        return new Choice("i-" + question.key() + "." + id, name, value, text, null, null, filled.all(name).contains(value));
    }

    private List<Row> rows(AskedQuestion question, PostedForm filled) {
        if (question.type() == QuestionType.MATRIX) {
            return question.rows().stream().map(row -> {
                String name = AnswerFields.name(question.key(), row.key());
                String id = question.key() + "." + row.key();
                return new Row(id, name, recalled.in(row.text()), scale(question, id, name, filled));
            }).toList();
        }
        return question.type() != QuestionType.RANKING ? List.of() : ordered(question).stream().map(option -> {
            String name = AnswerFields.name(question.key(), option.key());
            List<Choice> places = IntStream.rangeClosed(1, question.options().size()).mapToObj(String::valueOf)
                    .map(place -> new Choice("", name, place, wording.get("place", Map.of("n", place)), null, null,
                            filled.one(name).equals(place)))
                    .toList();
            return new Row("i-" + question.key() + "." + option.key(), name, recalled.in(option.text()), places);
        }).toList();
    }

    private List<Choice> scale(AskedQuestion question, String id, String name, PostedForm filled) {
        return IntStream.rangeClosed(question.lowest(), question.highest()).mapToObj(value -> {
            String text = String.valueOf(value);
            return new Choice("i-" + id + "." + text, name, text, text, spoken(question, value), look(question, value),
                    filled.one(name).equals(text));
        }).toList();
    }

    /** A value at an end of the scale is named with what that end means. */
    private String spoken(AskedQuestion question, int value) {
        String name = question.style() == Style.SMILEYS ? wording.get("smiley." + face(question, value))
                : question.style() == Style.STARS ? wording.counted("stars", value) : null;
        String end = value == question.lowest() ? question.lowestLabel()
                : value == question.highest() ? question.highestLabel() : null;
        return end == null ? name : (name == null ? String.valueOf(value) : name) + " – " + recalled.in(end);
    }

    private static String look(AskedQuestion question, int value) {
        return question.style() == Style.STARS ? "star"
                : question.style() == Style.SMILEYS ? "face-" + face(question, value) : null;
    }

    /** Fewer faces than five leave out those next to the middle: the ends stay the ends. */
    private static int face(AskedQuestion question, int value) {
        return 1 + Math.round((value - 1) * (FACES - 1) / (float) (question.highest() - 1));
    }

    private List<AskedOption> ordered(AskedQuestion question) {
        if (question.randomised() == null) {
            return question.options();
        }
        List<AskedOption> mixed = new ArrayList<>(question.options().stream().filter(one -> one.exclusive() == null).toList());
        Collections.shuffle(mixed, new Random((key + question.key()).hashCode()));
        question.options().stream().filter(one -> one.exclusive() != null).forEach(mixed::add);
        return mixed;
    }
}
