package cx.touchstone.survey.questionnaire;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a respondent sees who has answered. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Ending(@Schema(description = "The thank-you; a built-in text unless told.") Text text,
        @Valid Incentive incentive) {

    /** A thank-you that everybody gets who completes the survey. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Incentive(@NotNull Text text,
            @Size(max = 64) @Schema(description = "The same for everybody.", examples = "THANKS10") String code,
            @Size(max = 2_000) @Pattern(regexp = "https://[^\\s\"<>]+", message = "must be an https address") @Schema(description = "Where it is redeemed.", examples = "https://shop.example/redeem") String url) {
    }
}
