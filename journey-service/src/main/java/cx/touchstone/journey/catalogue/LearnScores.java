package cx.touchstone.journey.catalogue;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.journey.map.ScoreRanges;

/** Before a document is looked at that says which scores are to be reached, the {@link Catalogue} learns what they can be. */
@Interceptor
@LearnScores.Beforehand
// Outside of the transaction, whose interceptor comes next: within one, nobody waits for a neighbour.
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class LearnScores {

    /** Marks a method that takes such a document, or a patch of one. */
    @InterceptorBinding
    @Retention(RUNTIME)
    @Target({ METHOD, TYPE })
    public @interface Beforehand {
    }

    private static final String METRIC = "metric";
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");
    private static final int LONGEST = 64;

    @Inject
    Catalogue catalogue;

    @AroundInvoke
    Object learn(InvocationContext call) throws Exception {
        catalogue.learn(Stream.of(call.getParameters()).flatMap(LearnScores::metrics)
                .filter(key -> key != null && key.length() <= LONGEST && KEY.matcher(key).matches()));
        return call.proceed();
    }

    private static Stream<String> metrics(Object given) {
        return switch (given) {
            case ScoreRanges.Aims document -> document.aimedAt();
            case JsonNode patch -> patch.findParents(METRIC).stream().filter(LearnScores::namesAScore)
                    .map(part -> part.get(METRIC).textValue()).filter(Objects::nonNull);
            case null, default -> Stream.empty();
        };
    }

    private static boolean namesAScore(JsonNode part) {
        return part.hasNonNull("target") || part.hasNonNull("floor") || part.hasNonNull("benchmark");
    }
}
