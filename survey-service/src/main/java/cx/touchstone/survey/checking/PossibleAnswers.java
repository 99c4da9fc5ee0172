package cx.touchstone.survey.checking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import cx.touchstone.survey.questionnaire.Condition;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.QuestionType;

/** A few answers to a question that stand for all of its answers, as far as some tests can tell them apart. */
final class PossibleAnswers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Instead of more answers than anybody would go through. */
    static final List<JsonNode> TOO_MANY = List.of();
    private static final int MOST_OPTIONS = 15;

    private final Question question;
    /** What the tests want the answer to be. */
    private final List<String> wanted;

    private PossibleAnswers(Question question, List<Condition> tests) {
        this.question = question;
        this.wanted = tests.stream().filter(test -> test.is() != null).flatMap(test -> test.is().stream()).distinct().toList();
    }

    /** @return among them null for no answer, where none is needed; {@link #TOO_MANY} when there are */
    static List<JsonNode> to(Question question, List<Condition> tests) {
        PossibleAnswers possible = new PossibleAnswers(question, tests);
        List<JsonNode> answers = new ArrayList<>(switch (question.type()) {
            case NPS, CSAT, CES, EMPATHY, RATING, MATRIX -> possible.ratings();
            case SINGLE_CHOICE -> possible.options();
            case RANKING -> question.options().stream().<JsonNode> map(option -> JSON.arrayNode().add(option.key())).toList();
            case MULTIPLE_CHOICE -> possible.choices();
            case YES_NO -> List.of(JSON.booleanNode(true), JSON.booleanNode(false));
            case CONSENT -> question.needsAnswer() ? List.of(JSON.booleanNode(true))
                    : List.of(JSON.booleanNode(true), JSON.booleanNode(false));
            case NUMBER -> TestedNumbers.of(tests).withGaps(question.decimals() == null ? 0 : question.decimals(),
                    question.minimum(), question.maximum()).stream().<JsonNode> map(JSON::numberNode).toList();
            case OPEN_TEXT -> possible.texts();
            case DATE -> possible.days();
            case STATEMENT -> List.of();
        });
        if (question.type() == QuestionType.MULTIPLE_CHOICE && answers.isEmpty()) {
            return TOO_MANY;
        }
        if (!question.needsAnswer() || answers.isEmpty()) {
            answers.add(JSON.nullNode());
        }
        return answers;
    }

    private List<JsonNode> ratings() {
        List<JsonNode> ratings = new ArrayList<>();
        for (int rating = question.lowest(); rating <= question.scale(); rating++) {
            ratings.add(JSON.numberNode(rating));
        }
        return ratings;
    }

    private List<JsonNode> options() {
        return Stream.concat(question.options().stream().<JsonNode> map(option -> JSON.textNode(option.key())),
                question.other() == null ? Stream.empty() : Stream.of(other())).toList();
    }

    /** Every set of the options tested that can be chosen, filled up with others where that takes more. */
    private List<JsonNode> choices() {
        List<Question.Option> together = question.options().stream().filter(option -> option.exclusive() == null).toList();
        List<JsonNode> choosable = new ArrayList<>(together.stream().<JsonNode> map(o -> JSON.textNode(o.key())).toList());
        if (question.other() != null) {
            choosable.add(other());
        }
        List<JsonNode> tested = choosable.stream()
                .filter(one -> wanted.contains(one.isTextual() ? one.textValue() : "other")).toList();
        if (tested.size() > MOST_OPTIONS) {
            return TOO_MANY;
        }
        int untested = choosable.size() - tested.size();
        int fewest = question.minChoices() == null ? 1 : Math.max(1, question.minChoices());
        int most = question.maxChoices() == null ? choosable.size() : question.maxChoices();
        List<JsonNode> choices = new ArrayList<>();
        for (int subset = 0; subset < 1 << tested.size(); subset++) {
            int size = Integer.bitCount(subset);
            if (size <= most && size + untested >= fewest) {
                ArrayNode chosen = JSON.arrayNode();
                for (int o = 0; o < tested.size(); o++) {
                    if ((subset >> o & 1) == 1) {
                        chosen.add(tested.get(o));
                    }
                }
                choices.add(chosen.isEmpty() ? chosen.add("an option not tested") : chosen);
            }
        }
        question.options().stream().filter(option -> option.exclusive() != null)
                .forEach(option -> choices.add(JSON.arrayNode().add(option.key())));
        return choices;
    }

    /** What is tested, and other words. */
    private List<JsonNode> texts() {
        return Stream.concat(wanted.stream().filter(text -> !text.isBlank()), Stream.of("something else"))
                .<JsonNode> map(JSON::textNode).toList();
    }

    /** The days tested that are possible, and a day that nobody tests. */
    private List<JsonNode> days() {
        List<String> days = new ArrayList<>(wanted.stream().filter(this::isPossible).toList());
        LocalDate other = LocalDate.parse(question.earliest() != null ? question.earliest() : "2000-01-01");
        if (question.earliest() == null && question.latest() != null) {
            other = LocalDate.parse(question.latest()).minusDays(wanted.size());
        }
        while (wanted.contains(other.toString())) {
            other = other.plusDays(1);
        }
        if (isPossible(other.toString())) {
            days.add(other.toString());
        }
        return days.stream().<JsonNode> map(JSON::textNode).toList();
    }

    private boolean isPossible(String day) {
        return (question.earliest() == null || day.compareTo(question.earliest()) >= 0)
                && (question.latest() == null || day.compareTo(question.latest()) <= 0);
    }

    private static JsonNode other() {
        return JSON.objectNode().put("other", "x");
    }
}
