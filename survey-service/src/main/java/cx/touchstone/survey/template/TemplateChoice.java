package cx.touchstone.survey.template;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.questionnaire.Keys;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** What a survey made from a template shall be. */
public record TemplateChoice(
        @Size(min = 1, max = 200) @Schema(description = "The template's unless told.", examples = "After landing") String name,
        @Schema(description = "In which its texts are written first; the first of languages unless told.", examples = "ro") String language,
        @Size(max = 50) @Schema(description = "In which it is offered; all of the template's unless told.", examples = "[\"ro\", \"ru\"]") List<@NotNull String> languages,
        @Size(max = 64) @Pattern(regexp = Keys.KEY, message = Keys.KEY_RULE) @Schema(description = "Where its questions measure; nowhere in particular unless told.", examples = "check-in") String touchpoint) {

    Questionnaire of(SurveyTemplate template) {
        List<String> known = template.definition().languages();
        List<String> offered = languages == null || languages.isEmpty() ? known : languages;
        String own = language != null ? language
                : offered.contains(template.definition().language())
                        ? template.definition().language()
                        : offered.getFirst();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < offered.size(); i++) {
            if (!known.contains(offered.get(i))) {
                faults.add(new Fault("/languages/" + i, "unknown-language", "The template is written in " + known + "."));
            }
        }
        if (!known.contains(own) || !offered.contains(own)) {
            faults.add(new Fault("/language", "unknown-language", "The language must be one of " + offered + "."));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return template.filledIn(name, own, offered, touchpoint);
    }
}
