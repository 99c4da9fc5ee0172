package cx.touchstone.survey.questionnaire;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a respondent reads, in each language that it was written in.
 *
 * @param byLanguage by BCP 47 tag, sorted
 */
@RegisterForReflection
@Schema(type = SchemaType.OBJECT, additionalProperties = String.class, description = "By language (BCP 47).", examples = "{\"en\": \"How easy was it?\", \"ro\": \"Cât de ușor a fost?\"}")
public record Text(@JsonValue @Schema(hidden = true) Map<String, String> byLanguage) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Text {
        byLanguage = new TreeMap<>(byLanguage);
    }

    /** A text in one language. */
    public static Text of(String language, String text) {
        return new Text(Map.of(language, text));
    }

    /**
     * The text in a language: as it is written for just that, else for its main language ({@code pt} for {@code pt-BR}), else
     * for the survey's own language in the same way, else in any.
     */
    public String in(String language, String own) {
        return Stream.of(language, mainOf(language), own, mainOf(own)).map(byLanguage::get).filter(Objects::nonNull).findFirst()
                .orElseGet(() -> byLanguage.isEmpty() ? "" : byLanguage.values().iterator().next());
    }

    /** Whether it is written for this language, or for the main language of it. */
    public boolean isIn(String language) {
        return byLanguage.containsKey(language) || byLanguage.containsKey(mainOf(language));
    }

    private static String mainOf(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }

    /** The same text in these languages alone, as far as it is written in them. */
    public Text only(Collection<String> languages) {
        Map<String, String> left = new TreeMap<>(byLanguage);
        left.keySet().retainAll(languages);
        return new Text(left);
    }

    /** All of it, whatever the language. */
    public Collection<String> all() {
        return byLanguage.values();
    }
}
