package cx.touchstone.survey.asked;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** What respondents see. Since versions never change, it is made once for all who see the same. */
@ApplicationScoped
public class RespondentViews {

    private static final int REMEMBERED = 1_000;

    /** All that decides what is seen. */
    private record Sight(UUID survey, int version, String language, Map<String, String> attributes) {
    }

    private final Cache<Sight, RespondentView> views = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * @param language one of the questionnaire's
     * @param own attributes, as the visitor has them
     */
    public RespondentView of(Visit visit, String language, Map<String, String> own) {
        Map<String, String> attributes = new TreeMap<>(visit.known(own));
        attributes.keySet().retainAll(visit.survey().namedAttributes());
        if (Stream.of(own, visit.contactAttributes()).flatMap(known -> known.keySet().stream())
                .anyMatch(attributes::containsKey)) {
            return RespondentView.of(visit.survey(), language, attributes); // of one person, and not to be remembered
        }
        return views.get(new Sight(visit.survey().id(), visit.survey().version(), language, attributes),
                sight -> RespondentView.of(visit.survey(), language, attributes));
    }
}
