package cx.touchstone.survey.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import cx.touchstone.survey.publishing.SurveyVersion;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.response.ResponseView;

/**
 * The columns of a survey's responses, over all of its versions. What is not a question has a dot in its name, which a
 * question's key never has.
 */
final class Columns {

    /** In an answer, what was chosen in own words. */
    private static final String OTHER = "other";

    private final Map<String, Function<ResponseView, Object>> common = new LinkedHashMap<>();
    private final Set<String> questions = new LinkedHashSet<>();
    private final Map<Integer, Map<String, Function<Object, Object>>> ofVersion = new HashMap<>();
    /** Which question a column belongs to, by the column's name. */
    private final Map<String, String> questionOf = new HashMap<>();

    Columns(List<SurveyVersion> versions, Collection<String> attributes) {
        common.put("response.id", ResponseView::id);
        common.put("response.version", ResponseView::surveyVersion);
        common.put("response.status", response -> response.status().name().toLowerCase(java.util.Locale.ROOT));
        common.put("response.respondedAt", ResponseView::respondedAt);
        common.put("response.receivedAt", ResponseView::receivedAt);
        common.put("response.channel", ResponseView::channel);
        common.put("response.locale", ResponseView::locale);
        common.put("response.weight", ResponseView::weight);
        common.put("response.externalId", ResponseView::externalId);
        common.put("response.contactId", ResponseView::contactId);
        common.put("response.link", ResponseView::link);
        common.put("response.tags", response -> String.join(";", response.tags()));
        for (String part : List.of("system", "type", "id")) {
            common.put("subject." + part, response -> response.subject() == null ? null : response.subject().get(part));
        }
        attributes.forEach(key -> common.put("attribute." + key, response -> response.attributes().get(key)));
        versions.forEach(version -> {
            Map<String, Function<Object, Object>> cells = new HashMap<>();
            ofVersion.put(version.number(), cells);
            version.questionnaire().questions().forEach(question -> add(question, cells));
        });
    }

    private void add(Question question, Map<String, Function<Object, Object>> cells) {
        String key = question.key();
        switch (question.type()) {
            case STATEMENT -> {
                return; // nobody answers it
            }
            case MATRIX -> question.rows().forEach(
                    row -> column(key, "/" + row.key(), cells,
                            answer -> answer instanceof Map<?, ?> rated ? rated.get(row.key()) : null));
            case MULTIPLE_CHOICE -> question.options().forEach(option -> column(key, "/" + option.key(), cells,
                    answer -> answer instanceof List<?> chosen ? chosen.contains(option.key()) ? 1 : 0 : null));
            case RANKING -> question.options().forEach(option -> column(key, "/" + option.key(), cells,
                    answer -> answer instanceof List<?> ranked ? ranked.indexOf(option.key()) + 1 : null));
            default -> column(key, "", cells, answer -> answer instanceof Map ? OTHER : answer);
        }
        if (question.other() != null) {
            column(key, "/other.text", cells, Columns::other);
        }
    }

    private void column(String question, String part, Map<String, Function<Object, Object>> cells,
            Function<Object, Object> cell) {
        questions.add(question + part);
        questionOf.put(question + part, question);
        cells.put(question + part, cell);
    }

    private static Object other(Object answer) {
        return switch (answer) {
            case Map<?, ?> written -> written.get(OTHER);
            case List<?> chosen -> chosen.stream().filter(Map.class::isInstance).map(Columns::other).findFirst().orElse(null);
            default -> null;
        };
    }

    List<String> names() {
        List<String> names = new ArrayList<>(common.keySet());
        names.addAll(questions);
        return names;
    }

    /** The fields of one response, in the order of the names. */
    List<String> cells(ResponseView response) {
        List<String> cells = new ArrayList<>(common.size() + questions.size());
        common.values().forEach(column -> cells.add(Cell.of(column.apply(response))));
        Map<String, Function<Object, Object>> asked = ofVersion.getOrDefault(response.surveyVersion(), Map.of());
        for (String column : questions) {
            Object answer = response.answers().get(questionOf.get(column));
            Function<Object, Object> cell = asked.get(column);
            cells.add(answer == null || cell == null ? null : Cell.of(cell.apply(answer)));
        }
        return cells;
    }
}
