package cx.touchstone.survey.questionnaire;

import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every text of a questionnaire with where it stands. */
final class TextsOf {

    private TextsOf() {
    }

    static Stream<Map.Entry<String, Text>> all(Questionnaire of) {
        Ending.Incentive incentive = of.ending().incentive();
        Theme.Logo logo = of.theme().logo();
        return Stream.concat(
                Stream.concat(Stream.of(at("/title", of.title()), at("/introduction", of.introduction())),
                        IntStream.range(0, of.questions().size()).boxed()
                                .flatMap(i -> question("/questions/" + i, of.questions().get(i)))),
                Stream.of(at("/ending/text", of.ending().text()),
                        incentive == null ? null : at("/ending/incentive/text", incentive.text()),
                        logo == null ? null : at("/theme/logo/description", logo.description())))
                .filter(Objects::nonNull);
    }

    private static Stream<Map.Entry<String, Text>> question(String place, Question question) {
        return Stream.concat(
                Stream.of(at(place + "/text", question.text()), at(place + "/help", question.help()),
                        at(place + "/lowestLabel", question.lowestLabel()),
                        at(place + "/highestLabel", question.highestLabel())),
                Stream.concat(
                        IntStream.range(0, question.rows().size())
                                .mapToObj(r -> at(place + "/rows/" + r + "/text", question.rows().get(r).text())),
                        IntStream.range(0, question.options().size())
                                .mapToObj(o -> at(place + "/options/" + o + "/text", question.options().get(o).text()))));
    }

    private static Map.Entry<String, Text> at(String place, Text text) {
        return text == null ? null : Map.entry(place, text);
    }
}
