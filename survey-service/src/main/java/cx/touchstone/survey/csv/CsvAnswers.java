package cx.touchstone.survey.csv;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVRecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.questionnaire.Question;

/** The columns of one question, and the answer that they hold: the rules then say whether it is one. */
final class CsvAnswers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    private static final String OTHER = "other";
    private static final Set<String> TICKED = Set.of("1", "x", "X", "yes", "true");
    private static final Set<String> NOT_TICKED = Set.of("0", "no", "false");

    private final String at;
    private Column whole;
    private final Map<String, Column> parts = new LinkedHashMap<>();

    private CsvAnswers(String question) {
        this.at = "/answers/" + question;
    }

    /** By question key, out of a mapping whose keys are {@code question} or {@code question/part}. */
    static Map<String, CsvAnswers> of(Map<String, Source> sources, Map<String, Integer> places) {
        Map<String, CsvAnswers> answers = new LinkedHashMap<>();
        sources.forEach((key, source) -> {
            int slash = key.indexOf('/');
            String question = slash < 0 ? key : key.substring(0, slash);
            CsvAnswers columns = answers.computeIfAbsent(question, CsvAnswers::new);
            if (slash < 0) {
                columns.whole = new Column(source, places);
            } else {
                columns.parts.put(key.substring(slash + 1), new Column(source, places));
            }
        });
        return answers;
    }

    /** The answer in a row; null when there is none. A question that the version does not have is left to the rules. */
    JsonNode in(CSVRecord row, Question question, List<Fault> faults) {
        if (question == null) {
            return whole != null || parts.values().stream().anyMatch(part -> part.in(row, at, faults) != null)
                    ? text(whole == null ? OTHER : whole.in(row, at, faults))
                    : null;
        }
        return switch (question.type()) {
            case NPS, CSAT, CES, EMPATHY, RATING, NUMBER -> number(one(row, faults));
            case YES_NO, CONSENT -> yesOrNo(one(row, faults));
            case DATE -> whole == null ? null : text(whole.dayIn(row, at, faults));
            case MATRIX -> rated(row, faults);
            case SINGLE_CHOICE -> chosen(row, question, faults);
            case MULTIPLE_CHOICE -> ticked(row, question, faults);
            case RANKING -> ranked(row, faults);
            default -> text(one(row, faults));
        };
    }

    private String one(CSVRecord row, List<Fault> faults) {
        return whole == null ? null : whole.in(row, at, faults);
    }

    private JsonNode rated(CSVRecord row, List<Fault> faults) {
        ObjectNode rated = JSON.objectNode();
        parts.forEach((key, column) -> {
            String rating = column.in(row, at + "/" + key, faults);
            if (rating != null) {
                rated.set(key, number(rating));
            }
        });
        return rated.isEmpty() ? text(one(row, faults)) : rated;
    }

    private JsonNode chosen(CSVRecord row, Question question, List<Fault> faults) {
        String option = one(row, faults);
        String other = other(row, question, faults);
        if (other == null || option != null && !option.equals(OTHER)) {
            return text(option); // what was written beside an option that was chosen is not the answer
        }
        return JSON.objectNode().put(OTHER, other);
    }

    private JsonNode ticked(CSVRecord row, Question question, List<Fault> faults) {
        ArrayNode ticked = JSON.arrayNode();
        List<String> listed = whole == null ? null : whole.listIn(row, at, faults);
        String other = other(row, question, faults);
        if (listed != null) {
            listed.stream().filter(key -> other == null || !key.equals(OTHER)).forEach(ticked::add);
        }
        parts.forEach((key, column) -> {
            if (!isOther(key, question) && isTicked(column.in(row, at + "/" + key, faults), at + "/" + key, faults)) {
                ticked.add(key);
            }
        });
        if (other != null) {
            ticked.addObject().put(OTHER, other);
        }
        return ticked.isEmpty() ? null : ticked;
    }

    private JsonNode ranked(CSVRecord row, List<Fault> faults) {
        ArrayNode ranked = JSON.arrayNode();
        if (whole != null) {
            List<String> listed = whole.listIn(row, at, faults);
            return listed == null ? null : listed.stream().collect(JSON::arrayNode, ArrayNode::add, ArrayNode::addAll);
        }
        List<Map.Entry<Integer, String>> places = new ArrayList<>();
        parts.forEach((key, column) -> {
            String place = column.in(row, at + "/" + key, faults);
            if (place != null && place.matches("\\d{1,3}")) {
                places.add(Map.entry(Integer.valueOf(place), key));
            } else if (place != null) {
                faults.add(new Fault(at + "/" + key, "not-a-place", "The place must be a number such as 1 for the first."));
            }
        });
        if (places.stream().map(Map.Entry::getKey).distinct().count() < places.size()) {
            faults.add(new Fault(at, "shared-place", "Two options have the same place."));
        }
        places.stream().sorted(Comparator.comparing(Map.Entry::getKey)).forEach(place -> ranked.add(place.getValue()));
        return ranked.isEmpty() ? null : ranked;
    }

    private String other(CSVRecord row, Question question, List<Fault> faults) {
        return question.other() != null && parts.containsKey(OTHER) ? parts.get(OTHER).in(row, at + "/" + OTHER, faults) : null;
    }

    private static boolean isOther(String key, Question question) {
        return question.other() != null && key.equals(OTHER);
    }

    private static boolean isTicked(String mark, String at, List<Fault> faults) {
        if (mark == null || NOT_TICKED.contains(mark)) {
            return false;
        }
        if (!TICKED.contains(mark)) {
            faults.add(new Fault(at, "not-a-tick", "\"" + Column.shown(mark) + "\" says neither that the option was chosen"
                    + " (1, x, yes, true) nor that it was not (0, no, false)."));
        }
        return TICKED.contains(mark);
    }

    private static JsonNode yesOrNo(String word) {
        if (word == null) {
            return null;
        }
        return switch (word) {
            case "true", "yes" -> JSON.booleanNode(true);
            case "false", "no" -> JSON.booleanNode(false);
            default -> JSON.textNode(word);
        };
    }

    /** A number where there is one; what only looks like one, or does not, is left for the rules to refuse. */
    static JsonNode number(String text) {
        if (text == null || !NUMBER.matcher(text).matches()) {
            return text(text);
        }
        if (text.length() < 10 && text.indexOf('.') < 0) {
            return JSON.numberNode(Integer.parseInt(text));
        }
        BigDecimal number = new BigDecimal(text);
        return number.scale() == 0 ? JSON.numberNode(number.toBigInteger()) : JSON.numberNode(number);
    }

    private static JsonNode text(String text) {
        return text == null ? null : JSON.textNode(text);
    }
}
