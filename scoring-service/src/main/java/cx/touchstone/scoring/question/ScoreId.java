package cx.touchstone.scoring.question;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import cx.touchstone.kit.Refusal;

/**
 * The name of a score: the question that it answers, as parameters, in the alphabet of addresses. It names no tenant, so for
 * everybody it means a score of their own.
 */
public final class ScoreId {

    private static final int LONGEST = 2_000;

    private ScoreId() {
    }

    /** @return absent when the question is too long for an address */
    public static Optional<String> of(ScoreQuestion one) {
        var text = parameters(one).entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
        return Optional.of(id).filter(address -> address.length() <= LONGEST);
    }

    /**
     * The question of a score.
     *
     * @param today where the tenant is
     * @param weekStart first day of weeks
     * @return absent when it is not the name of one score
     */
    public static Optional<ScoreQuestion> read(String id, LocalDate today, DayOfWeek weekStart) {
        if (id.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var given = new TreeMap<String, List<String>>();
            for (var parameter : new String(Base64.getUrlDecoder().decode(id), StandardCharsets.US_ASCII).split("&")) {
                int equals = parameter.indexOf('=');
                given.computeIfAbsent(parameter.substring(0, equals), name -> new ArrayList<>())
                        .add(URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8));
            }
            return Optional.of(new QuestionReader(given, today, weekStart).read())
                    .filter(question -> question.metrics().size() == 1 && question.grouping().isNone());
        } catch (IllegalArgumentException | IndexOutOfBoundsException | Refusal.Invalid e) {
            return Optional.empty();
        }
    }

    /**
     * The parameters that ask for one score: a comparison with the unit before is one with a period there. Those that are not
     * needed have no values.
     */
    public static SortedMap<String, List<String>> parameters(ScoreQuestion one) {
        var parameters = new TreeMap<String, List<String>>();
        parameters.put("metric", List.copyOf(one.metrics()));
        parameters.put("touchpoint", List.copyOf(one.places().touchpoints()));
        parameters.put("journey", one.places().journeys().stream().map(Object::toString).toList());
        parameters.put("stage", List.copyOf(one.places().stages()));
        parameters.put("attribute", one.filters().stream().filter(filter -> Filter.isAttribute(filter.axis()))
                .flatMap(filter -> filter.values().stream().map(value -> filter.axis() + ":" + value)).toList());
        parameters.put("channel", one.filter(Filter.CHANNEL).map(List::copyOf).orElse(List.of()));
        parameters.put("persona", one.filters().stream().map(Filter::axis).filter(Filter::isPersona)
                .map(axis -> Filter.personaOf(axis).toString()).toList());
        parameters.put("from", day(one.period().from()));
        parameters.put("to", day(one.period().to()));
        one.comparison().ifPresent(comparison -> {
            if (comparison instanceof Comparison.WithPeriod with) {
                parameters.put("compareFrom", day(with.period().from()));
                parameters.put("compareTo", day(with.period().to()));
            } else {
                parameters.put("compare", List.of(comparison.parameter()));
            }
        });
        if (one.precise()) {
            parameters.put("precise", List.of("true"));
        }
        return parameters;
    }

    private static List<String> day(LocalDate day) {
        return day == null ? List.of() : List.of(day.toString());
    }
}
