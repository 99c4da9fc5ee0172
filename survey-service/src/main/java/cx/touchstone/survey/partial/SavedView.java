package cx.touchstone.survey.partial;

import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.survey.collection.IncentiveView;

/** A response as it was saved last. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SavedView(UUID responseId, SavedStatus status, int surveyVersion,
        @Schema(description = "Of the step that was saved last, if steps are counted.", examples = "3") Integer sequence,
        @Schema(description = "Language of the respondent (BCP 47), if it is known.", examples = "en") String locale,
        @Schema(implementation = Map.class, description = "By question key, as far as they were given; absent when it has just been saved.", examples = "{\"recommend\": 9}") JsonNode answers,
        @Schema(description = "What the survey gives to whoever completes it: in the answer that says complete, if it gives anything.") IncentiveView incentive) {

    /** What has become of a saved response. */
    public enum SavedStatus {
        /** Being answered; it counts for nothing yet. */
        @JsonProperty("started")
        STARTED,
        /** Left for long, and counted as far as it goes; it can still be completed. */
        @JsonProperty("partial")
        PARTIAL,
        @JsonProperty("complete")
        COMPLETE
    }

    /** Tells that it is saved. */
    static SavedView receipt(SaveResponse.Saved saved) {
        return new SavedView(saved.id(), saved.status(), saved.version(), saved.sequence(), saved.locale(), null,
                saved.incentive());
    }

    /** Tells what is saved. */
    static SavedView whole(SaveResponse.Saved saved) {
        return new SavedView(saved.id(), saved.status(), saved.version(), saved.sequence(), saved.locale(), saved.answers(),
                null);
    }
}
