package cx.touchstone.survey.form;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cx.touchstone.survey.asked.RespondentView.AskedQuestion;

/**
 * A question as the page shows it. Names and texts only: what they look like is the template's business.
 *
 * @param control which part of the template shows it
 * @param error what is wrong with the answer, or null
 * @param value of a field that is typed into
 * @param other the field for another option than those, or null
 */
public record QuestionView(AskedQuestion asked, String control, String text, String help, String hint, String error,
        String lowestLabel, String highestLabel, List<Choice> choices, List<Row> rows, String value, Choice other,
        String otherValue) {

    /**
     * Something to choose.
     *
     * @param spoken its whole name for who does not see it, or null when the text says it
     * @param look how it is drawn: a star, or a face of 1 (sad) to 5 (glad); null for its text
     */
    public record Choice(String id, String name, String value, String text, String spoken, String look, boolean chosen) {
    }

    /** A part of a question that is answered for itself. */
    public record Row(String id, String name, String text, List<Choice> choices) {
    }

    /** Of the whole question. */
    public String id() {
        return "q-" + asked.key();
    }

    public String name() {
        return AnswerFields.name(asked.key());
    }

    public String otherName() {
        return AnswerFields.other(asked.key());
    }

    /** Of what a link to the question leads to: what can be answered first. */
    public String target() {
        return !rows.isEmpty() ? rows.getFirst().choices().isEmpty() || control.equals("ranking") ? rows.getFirst().id()
                : rows.getFirst().choices().getFirst().id() : !choices.isEmpty() ? choices.getFirst().id() : "i-" + asked.key();
    }

    /** Ids of what explains it, or null. */
    public String explained() {
        String ids = Stream.of(help == null ? null : "help-", hint == null ? null : "hint-", error == null ? null : "error-")
                .filter(part -> part != null).map(part -> part + asked.key()).collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }

    public boolean isWrong() {
        return error != null;
    }

    /** Whether it is answered by more than one control, which a legend joins. */
    public boolean isGroup() {
        return !choices.isEmpty() || !rows.isEmpty();
    }

    /** What screen readers call the group. */
    public String role() {
        return control.equals("scale") || control.equals("radios") ? "radiogroup" : "group";
    }

    public String inputType() {
        return control.equals("checks") ? "checkbox" : "radio";
    }

    /** With that for another option than those. */
    public List<Choice> allChoices() {
        return other == null ? choices : Stream.concat(choices.stream(), Stream.of(other)).toList();
    }

    /** The keyboard that a phone shows for a number. */
    public String inputMode() {
        boolean whole = asked.decimals() == null || asked.decimals() == 0;
        return whole && asked.minimum() != null && asked.minimum().signum() >= 0 ? "numeric" : whole ? "text" : "decimal";
    }
}
