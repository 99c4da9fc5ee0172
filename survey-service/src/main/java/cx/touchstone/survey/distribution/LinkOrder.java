package cx.touchstone.survey.distribution;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.survey.contact.Wording;
import cx.touchstone.survey.linkcode.LinkKind;

/** A link as somebody asks for it. */
public record LinkOrder(
        @Schema(description = "open (unless told): anybody, any number of times. single-use: one complete response. personal: one complete response of this contact over all links to the survey.") LinkKind kind,
        @Schema(description = "Whose personal link it is; for no other kind.") UUID contactId,
        @Schema(description = "When it ends, rounded up to the hour; within ten years. Never unless told.", examples = "2027-01-31T22:00:00Z") Instant expiresAt,
        @Size(max = 35) @Schema(description = "In which the survey is asked (BCP 47); otherwise contact and browser tell.", examples = "ro") String language,
        @Size(min = 1, max = 64) @Pattern(regexp = Wording.LINE, message = Wording.LINE_RULE) @Schema(description = "By which it is sent; the channel of its responses.", examples = "sms") String channel,
        @Size(max = 20) @Schema(description = "Up to 20; responses get them, and cannot say otherwise.", examples = "{\"boardingArea\": \"E\"}") Map<@NotNull @Pattern(regexp = Wording.ATTRIBUTE, message = Wording.ATTRIBUTE_RULE) String, @NotBlank @Size(max = Wording.LONGEST_VALUE) @Pattern(regexp = Wording.LINE, message = Wording.LINE_RULE) String> attributes) {

    /** What an order that says nothing asks for. */
    static final LinkOrder USUAL = new LinkOrder(null, null, null, null, null, null);

    /** The same in its usual spelling, with what was left out. */
    LinkOrder checked() {
        return new LinkOrder(kind == null ? LinkKind.OPEN : kind, contactId, expiresAt, Wording.language(language), channel,
                attributes == null ? Map.of() : Map.copyOf(attributes));
    }
}
