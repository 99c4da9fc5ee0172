package cx.touchstone.survey.template;

import java.util.List;

import cx.touchstone.survey.questionnaire.Ending;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.Questionnaire;
import cx.touchstone.survey.questionnaire.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A questionnaire to begin with, written in all languages that Touchstone speaks.
 *
 * @param key names it
 * @param purpose what it finds out
 */
@RegisterForReflection
record SurveyTemplate(String key, Text purpose, Questionnaire definition) {

    /**
     * The template as somebody's own survey.
     *
     * @param name null for the template's own
     * @param language in which its texts are written first, one of the template's
     * @param languages in which it is offered; the texts of all others are left out
     * @param touchpoint at which it measures, null for the whole relationship
     */
    Questionnaire filledIn(String name, String language, List<String> languages, String touchpoint) {
        Filling filling = new Filling(languages, touchpoint);
        Ending ending = definition.ending();
        return new Questionnaire(name == null ? definition.name() : name, language, languages, filling.of(definition.title()),
                filling.of(definition.introduction()), definition.layout(),
                definition.questions().stream().map(filling::of).toList(),
                new Ending(filling.of(ending.text()), ending.incentive()), definition.theme(), definition.settings());
    }

    private record Filling(List<String> languages, String touchpoint) {

        Text of(Text text) {
            return text == null ? null : text.only(languages);
        }

        Question of(Question q) {
            return new Question(q.key(), q.type(), of(q.text()), of(q.help()), q.required(), q.scale(), q.style(),
                    of(q.lowestLabel()), of(q.highestLabel()), q.reverse(), q.metric(),
                    q.metric() == null ? null : touchpoint,
                    q.rows().stream().map(row -> new Question.Row(row.key(), of(row.text()), row.metric(),
                            row.metric() == null ? null : touchpoint, row.reverse())).toList(),
                    q.options().stream().map(o -> new Question.Option(o.key(), of(o.text()), o.exclusive())).toList(),
                    q.other(), q.randomised(), q.minChoices(), q.maxChoices(), q.minLength(), q.maxLength(), q.oneLine(),
                    q.minimum(), q.maximum(), q.decimals(), q.earliest(), q.latest(), q.showIf(), q.endIf());
        }
    }
}
