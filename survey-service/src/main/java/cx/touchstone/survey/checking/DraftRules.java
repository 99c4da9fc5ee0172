package cx.touchstone.survey.checking;

import static cx.touchstone.survey.questionnaire.QuestionType.DATE;
import static cx.touchstone.survey.questionnaire.QuestionType.EMPATHY;
import static cx.touchstone.survey.questionnaire.QuestionType.MATRIX;
import static cx.touchstone.survey.questionnaire.QuestionType.MULTIPLE_CHOICE;
import static cx.touchstone.survey.questionnaire.QuestionType.NUMBER;
import static cx.touchstone.survey.questionnaire.QuestionType.OPEN_TEXT;
import static cx.touchstone.survey.questionnaire.QuestionType.RATING;
import static cx.touchstone.survey.questionnaire.QuestionType.SINGLE_CHOICE;
import static cx.touchstone.survey.questionnaire.QuestionType.YES_NO;

import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.questionnaire.Keys;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.QuestionType;
import cx.touchstone.survey.questionnaire.Questionnaire;
import cx.touchstone.survey.questionnaire.Theme;

/**
 * What a questionnaire may not be, though each of its fields is possible: a key used twice, a part that its type does not have.
 */
public final class DraftRules {

    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_STARS = 10;
    private static final int SMILEYS = 5;

    private final Questionnaire draft;
    private final List<Fault> faults = new ArrayList<>();

    private DraftRules(Questionnaire draft) {
        this.draft = draft;
    }

    /** What one cannot see from a single field, with pointers into the document; empty when there is nothing. */
    public static List<Fault> contradictions(Questionnaire draft) {
        return new DraftRules(draft).faults();
    }

    private List<Fault> faults() {
        Set<String> keys = new HashSet<>();
        ConditionRules conditions = new ConditionRules(draft, faults);
        for (int i = 0; i < draft.questions().size(); i++) {
            Question question = draft.questions().get(i);
            String at = "/questions/" + i;
            if (!keys.add(question.key())) {
                faults.add(new Fault(at + "/key", "duplicate-key", "\"" + question.key() + "\" occurs twice."));
            }
            scale(question, at);
            parts(question, at);
            rows(question, at);
            options(question, at);
            ranges(question, at);
            conditions.check(question, i);
        }
        texts();
        colours();
        return faults;
    }

    private void scale(Question question, String at) {
        Integer scale = question.scale();
        switch (question.type()) {
            case NPS -> require(scale == 10, at + "/scale", "An nps question is rated from 0 to 10.");
            case CSAT, CES -> require(Set.of(5, 7, 10).contains(scale), at + "/scale", "The scale must be 5, 7 or 10.");
            case EMPATHY -> require(Set.of(5, 7).contains(scale), at + "/scale", "The scale must be 5 or 7.");
            case RATING, MATRIX -> require(scale != null, at + "/scale", "A rating needs a scale.");
            default -> require(scale == null, at + "/scale", "This type of question has no scale.");
        }
        if (question.style() == Question.Style.STARS) {
            require(scale != null && question.lowest() == 1 && scale <= MOST_STARS, at + "/style",
                    "Stars need a rating from 1 to at most " + MOST_STARS + ".");
        } else if (question.style() == Question.Style.SMILEYS) {
            require(scale != null && question.lowest() == 1 && scale == SMILEYS, at + "/style",
                    "Smileys need a rating from 1 to " + SMILEYS + ".");
        }
    }

    private void parts(Question question, String at) {
        boolean rated = question.type().isRated();
        only(question.metric(), rated || question.type() == YES_NO, at + "/metric",
                "This type of question measures no metric.");
        require(question.touchpoint() == null || question.metric() != null, at + "/touchpoint",
                "A touchpoint needs a metric that is measured there.");
        only(question.style(), rated, at + "/style", "Only a rating has a style.");
        only(question.lowestLabel(), rated || question.type() == MATRIX, at + "/lowestLabel", "Only a rating has labels.");
        only(question.highestLabel(), rated || question.type() == MATRIX, at + "/highestLabel", "Only a rating has labels.");
        only(question.reverse(), question.type() == EMPATHY || question.type() == RATING, at + "/reverse",
                "Only an empathy item or a rating can be turned round.");
        only(question.other(), is(question, SINGLE_CHOICE, MULTIPLE_CHOICE), at + "/other",
                "Only a single or multiple choice takes another answer.");
        only(question.randomised(), question.type().hasOptions(), at + "/randomised", "Only options have an order.");
        only(question.minChoices(), is(question, MULTIPLE_CHOICE), at + "/minChoices",
                "Only a multiple choice counts choices.");
        only(question.maxChoices(), is(question, MULTIPLE_CHOICE), at + "/maxChoices",
                "Only a multiple choice counts choices.");
        only(question.minLength(), is(question, OPEN_TEXT), at + "/minLength", "Only an open text has a length.");
        only(question.maxLength(), is(question, OPEN_TEXT), at + "/maxLength", "Only an open text has a length.");
        only(question.oneLine(), is(question, OPEN_TEXT), at + "/oneLine", "Only an open text has lines.");
        only(question.minimum(), is(question, NUMBER), at + "/minimum", "Only a number has a smallest one.");
        only(question.maximum(), is(question, NUMBER), at + "/maximum", "Only a number has a largest one.");
        only(question.decimals(), is(question, NUMBER), at + "/decimals", "Only a number has decimals.");
        only(question.earliest(), is(question, DATE), at + "/earliest", "Only a date has a first day.");
        only(question.latest(), is(question, DATE), at + "/latest", "Only a date has a last day.");
        only(question.required(), question.type().isAnswered(), at + "/required", "A statement has no answer.");
    }

    private void rows(Question question, String at) {
        boolean matrix = question.type() == MATRIX;
        require(matrix != question.rows().isEmpty(), at + "/rows",
                matrix ? "A matrix needs at least one row." : "Only a matrix has rows.");
        Set<String> keys = new HashSet<>();
        for (int r = 0; r < question.rows().size(); r++) {
            Question.Row row = question.rows().get(r);
            require(keys.add(row.key()), at + "/rows/" + r + "/key", "\"" + row.key() + "\" occurs twice.");
            require(row.touchpoint() == null || row.metric() != null, at + "/rows/" + r + "/touchpoint",
                    "A touchpoint needs a metric that is measured there.");
        }
    }

    private void options(Question question, String at) {
        boolean choice = question.type().hasOptions();
        int fewest = question.other() != null || question.type() == MULTIPLE_CHOICE ? 1 : 2;
        require(choice ? question.options().size() >= fewest : question.options().isEmpty(), at + "/options",
                choice ? "A choice needs at least two options." : "Only a choice has options.");
        Set<String> keys = new HashSet<>();
        for (int o = 0; o < question.options().size(); o++) {
            Question.Option option = question.options().get(o);
            require(keys.add(option.key()), at + "/options/" + o + "/key", "\"" + option.key() + "\" occurs twice.");
            only(option.exclusive(), is(question, MULTIPLE_CHOICE), at + "/options/" + o + "/exclusive",
                    "Only a multiple choice has exclusive options.");
            require(question.other() == null || !option.key().equals("other"), at + "/options/" + o + "/key",
                    "\"other\" stands for an answer in own words here.");
        }
    }

    private void ranges(Question question, String at) {
        int most = question.options().size() + (question.other() == null ? 0 : 1);
        require(question.minChoices() == null || question.minChoices() <= most, at + "/minChoices",
                "There are not so many options.");
        require(inOrder(question.minChoices(), question.maxChoices()), at + "/maxChoices", "maxChoices is below minChoices.");
        require(inOrder(question.minLength(), question.maxLength()), at + "/maxLength", "maxLength is below minLength.");
        require(inOrder(question.minimum(), question.maximum()), at + "/maximum", "maximum is below minimum.");
        if (question.type() == NUMBER && question.minimum() != null && question.maximum() != null) {
            int decimals = question.decimals() == null ? 0 : question.decimals();
            require(!inOrder(question.minimum(), question.maximum())
                    || inOrder(question.minimum().setScale(decimals, RoundingMode.CEILING), question.maximum()),
                    at + "/decimals", "No number with so few decimals is from minimum to maximum.");
        }
        boolean first = question.earliest() == null || isDay(question.earliest());
        boolean last = question.latest() == null || isDay(question.latest());
        require(first, at + "/earliest", "There is no such day.");
        require(last, at + "/latest", "There is no such day.");
        require(!first || !last || inOrder(question.earliest(), question.latest()), at + "/latest",
                "latest is before earliest.");
    }

    static boolean isDay(String day) {
        try {
            return day.matches(Keys.DAY) && LocalDate.parse(day) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void texts() {
        draft.texts().forEach(entry -> {
            String at = entry.getKey();
            require(entry.getValue().isIn(draft.language()), at,
                    "The text is missing in the survey's own language, " + draft.language() + ".");
            entry.getValue().byLanguage().forEach((language, text) -> {
                if (!language.matches(Questionnaire.LANGUAGE)) {
                    require(false, at, "A text's languages must be tags such as en or pt-BR.");
                } else if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
                    require(false, at + "/" + language, "A text has 1 to " + LONGEST_TEXT + " characters.");
                }
            });
            new RecallRules(draft, faults).check(at, entry.getValue());
        });
    }

    private void colours() {
        Theme theme = draft.theme();
        contrast(theme.foreground(), theme.background(), "/theme/foreground");
        contrast(theme.accent(), theme.background(), "/theme/accent");
    }

    private void contrast(String colour, String background, String at) {
        double ratio = Contrast.ratio(colour, background);
        if (ratio < Contrast.TEXT) {
            faults.add(new Fault(at, "low-contrast", String.format(java.util.Locale.ROOT,
                    "%s on %s has a contrast of %.2f; text is readable from %.1f.", colour, background, ratio, Contrast.TEXT)));
        }
    }

    private static boolean is(Question question, QuestionType... types) {
        return Set.of(types).contains(question.type());
    }

    private static <C extends Comparable<C>> boolean inOrder(C low, C high) {
        return low == null || high == null || low.compareTo(high) <= 0;
    }

    private void only(Object part, boolean allowed, String pointer, String detail) {
        require(part == null || allowed, pointer, detail);
    }

    private void require(boolean holds, String pointer, String detail) {
        if (!holds) {
            faults.add(new Fault(pointer, "contradiction", detail));
        }
    }
}
