package cx.touchstone.survey.asked;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import cx.touchstone.survey.flow.Recall;
import cx.touchstone.survey.questionnaire.Condition;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** The attributes of respondents of which a questionnaire speaks, in conditions or texts. */
final class NamedAttributes {

    private NamedAttributes() {
    }

    static Set<String> of(Questionnaire questionnaire) {
        Set<String> named = new HashSet<>();
        questionnaire.questions().stream().flatMap(question -> Stream.of(question.showIf(), question.endIf()))
                .filter(Objects::nonNull).flatMap(Condition::tests).map(Condition::attribute).filter(Objects::nonNull)
                .forEach(named::add);
        questionnaire.texts().flatMap(text -> text.getValue().all().stream()).filter(text -> text.contains("{{"))
                .flatMap(text -> Recall.BRACES.matcher(text).results()).map(place -> Recall.of(place.group(1)))
                .filter(recall -> recall != null && !recall.ofAnswer()).map(Recall::key).forEach(named::add);
        return Set.copyOf(named);
    }
}
