package cx.touchstone.gateway.embed;

import java.time.Duration;
import java.time.Instant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal;

/** A link as somebody wants it. */
public record EmbedPlan(
        @NotBlank @Size(max = 100) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") @Schema(description = "For people who read the list.", examples = "CRM, account page") String name,
        @NotNull @Schema(description = "From when on it shows nothing any more: in a year and a day at most.", examples = "2027-11-22T00:00:00Z") Instant expiresAt) {

    private static final Duration LONGEST = Duration.ofDays(367);

    void mustEndSoon(Instant now) {
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
            throw new Refusal.Invalid("/expiresAt", "range",
                    "expiresAt must be in the future, and at most a year and a day ahead.");
        }
    }
}
