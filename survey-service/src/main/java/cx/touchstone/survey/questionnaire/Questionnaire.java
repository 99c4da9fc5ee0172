package cx.touchstone.survey.questionnaire;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A survey as one document: its questions in the order in which they are asked, its texts in all languages, how it looks and
 * how
 * answers are collected. What is read from the API can be sent to it again and is the same.
 *
 * @param name for those who work with it; respondents see the title
 * @param language in which its texts are written first; {@code en} unless told
 * @param languages in which it is offered; its own language unless told
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Questionnaire(
        @NotBlank @Size(max = 200) @Schema(examples = "Passenger survey") String name,
        @Size(max = 35) @Pattern(regexp = LANGUAGE, message = LANGUAGE_RULE) @Schema(description = "In which its texts are written first (BCP 47); en unless told.", examples = "en") String language,
        @Size(max = 50) @Schema(description = "In which it is offered; only its own language unless told.", examples = "[\"en\", \"ro\", \"he\"]") List<@NotNull @Size(max = 35) @Pattern(regexp = LANGUAGE, message = LANGUAGE_RULE) String> languages,
        @Schema(description = "What respondents see on top; the name unless told.") Text title,
        @Schema(description = "What respondents read first.") Text introduction,
        @Schema(description = "Whether the page asks one question after another, or all at once; one-by-one unless told.") Layout layout,
        @Size(max = 200) List<@NotNull @Valid Question> questions,
        @Valid Ending ending, @Valid Theme theme, @Valid Settings settings) {

    /** The form of a language's tag. */
    public static final String LANGUAGE = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\\d{3})?";
    private static final String LANGUAGE_RULE = "must be a language tag such as en, pt-BR or zh-Hant";

    /** How the page asks. */
    public enum Layout {
        @JsonProperty("one-by-one")
        ONE_BY_ONE,
        @JsonProperty("all-at-once")
        ALL_AT_ONCE
    }

    public Questionnaire {
        language = language == null ? Locale.ENGLISH.getLanguage() : language;
        String own = language;
        languages = languages == null || languages.isEmpty() ? List.of(own)
                : Stream.concat(Stream.of(own), languages.stream()).distinct().toList();
        layout = layout == null ? Layout.ONE_BY_ONE : layout;
        questions = questions == null ? List.of() : List.copyOf(questions);
        ending = ending == null ? new Ending(null, null) : ending;
        theme = theme == null ? Theme.USUAL : theme;
        settings = settings == null ? Settings.USUAL : settings;
    }

    @JsonIgnore
    public boolean isEmpty() {
        return questions.isEmpty();
    }

    /** By their keys. */
    public Map<String, Question> byKey() {
        Map<String, Question> byKey = HashMap.newHashMap(questions.size());
        questions.forEach(question -> byKey.putIfAbsent(question.key(), question));
        return byKey;
    }

    /** In which of its languages it is shown to somebody who reads these, best first; its own when it has none of them. */
    public String languageFor(List<String> wanted) {
        for (String tag : wanted) {
            Locale locale = Locale.forLanguageTag(tag);
            for (String same : List.of(locale.toLanguageTag(), locale.getLanguage())) {
                if (languages.contains(same)) {
                    return same;
                }
            }
            for (String offered : languages) {
                if (!locale.getLanguage().isEmpty()
                        && Locale.forLanguageTag(offered).getLanguage().equals(locale.getLanguage())) {
                    return offered;
                }
            }
        }
        return language;
    }

    /** Every text with where it stands, as a pointer into the document. */
    public Stream<Map.Entry<String, Text>> texts() {
        return TextsOf.all(this);
    }
}
