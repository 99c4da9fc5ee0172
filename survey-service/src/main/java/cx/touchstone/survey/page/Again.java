package cx.touchstone.survey.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import cx.touchstone.survey.form.PostedForm;

/** A form that asks for the same once more, with all that was filled in: nobody has to type it again. */
public record Again(String method, String address, List<Field> fields) {

    public record Field(String name, String value) {
    }

    /**
     * @param language asked for, may be null
     * @param answer that the link gave, may be null
     */
    static Again reading(String link, String language, String answer) {
        return new Again("get", "/s/" + link,
                Stream.of(new Field(SurveyPage.LANGUAGE, language), new Field(SurveyPage.ANSWER, answer))
                        .filter(field -> field.value() != null).toList());
    }

    static Again sending(String link, PostedForm form) {
        return new Again("post",
                SurveyPage.address(link, URLEncoder.encode(form.one(SurveyPage.READ_IN), StandardCharsets.UTF_8)),
                form.fields().entrySet().stream()
                        .flatMap(field -> field.getValue().stream().map(value -> new Field(field.getKey(), value))).toList());
    }
}
