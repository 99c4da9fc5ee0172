package cx.touchstone.survey.submission;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What was handed in, found to fit the version that is asked.
 *
 * @param answers by question key; only what was answered
 * @param channel where it was answered, may be null
 * @param locale of the respondent (BCP 47), may be null
 * @param weight how many people the respondent stands for; 1 unless told
 * @param attributes of the respondent at this moment: the segments of scores
 * @param subject what it is about in a partner's system ({@code system}, {@code type}, {@code id}), may be null
 */
public record Submission(ObjectNode answers, String channel, String locale, BigDecimal weight, Map<String, String> attributes,
        ObjectNode subject) {

    /** Whether the respondent stands for one person. */
    public boolean isOfUsualWeight() {
        return weight.equals(BigDecimal.ONE);
    }
}
