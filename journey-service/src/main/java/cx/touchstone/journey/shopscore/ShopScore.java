package cx.touchstone.journey.shopscore;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The score of one of our own touchpoints as scoring-service takes it.
 *
 * @param id of the observation: however often it is told, it is the same
 * @param revision of what is told under this id, null for the first: scoring-service keeps the highest, whatever comes when
 * @param retracted true takes back what was told under this id, and nothing but source, id and revision is there; else null
 * @param value 0 to 100, with as many decimals as scoring-service takes
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShopScore(String source, String id, Integer revision, Boolean retracted, String metric, BigDecimal value,
        Instant observedAt, String touchpoint, String channel, Map<String, String> attributes, Subject subject) {

    public static final String TOPIC = "audit-observations";
    private static final String SOURCE = "journey-service";
    private static final String NAME = "audit-observation/";
    private static final String METRIC = "mystery_shop_score";
    private static final int DECIMALS = 6;

    /** The audit in which it was seen. */
    @RegisterForReflection
    public record Subject(String system, String type, String id) {
    }

    /**
     * A score that is told for the first time, or once more because it was corrected.
     *
     * @param observation by which it came about
     * @param score 0 to 100
     * @param how the kind of observation, by which scores can be told apart
     * @param revision how often it was told before
     */
    public static ShopScore of(UUID observation, UUID audit, double score, Instant observedAt, String touchpoint,
            String channel, String how, int revision) {
        return new ShopScore(SOURCE, id(observation), revision == 0 ? null : revision, null, METRIC,
                BigDecimal.valueOf(score).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros(), observedAt,
                touchpoint, channel, Map.of("observation", how), new Subject("touchstone", "audit", audit.toString()));
    }

    /** Takes back what was told of an observation. */
    public static ShopScore retracted(UUID observation, int revision) {
        return new ShopScore(SOURCE, id(observation), revision, true, null, null, null, null, null, null, null);
    }

    private static String id(UUID observation) {
        return NAME + observation;
    }

    /** How often it was told before. */
    int told() {
        return revision == null ? 0 : revision;
    }

    /** The observation by which it came about. */
    UUID observation() {
        return UUID.fromString(id.substring(NAME.length()));
    }
}
