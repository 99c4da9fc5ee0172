package cx.touchstone.gateway.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.gateway.event.EventType;
import cx.touchstone.kit.Refusal.Fault;

/** A webhook as somebody wants it. */
public record WebhookPlan(
        @NotBlank @Size(max = 100) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") @Schema(description = "No other one of yours has it.", examples = "CRM, production") String name,
        @NotNull @Size(max = 1000) @Schema(description = "Where events are posted: a public https address.", examples = "https://crm.example.com/hooks/touchstone") String url,
        @Size(max = 50) @Schema(description = "Only events of these types; all unless told.", examples = "[\"cx.touchstone.response.completed.v1\"]") List<@NotNull String> types,
        @Size(max = 100) @Schema(description = "Of what has to do with a survey, only with these; all unless told.", examples = "[\"0197a3c0-5f00-7a11-8b22-c33d44e55f66\"]") List<@NotNull UUID> surveys,
        @Size(max = 100) @Schema(description = "Of what has to do with touchpoints, only with these; all unless told.", examples = "[\"security-check\"]") List<@NotNull @Size(min = 1, max = 200) String> touchpoints,
        @Schema(description = "Whether anything is sent; true unless told.") Boolean enabled) {

    boolean isEnabled() {
        return enabled == null || enabled;
    }

    List<String> usualTypes() {
        return types == null ? List.of() : types.stream().distinct().toList();
    }

    List<UUID> usualSurveys() {
        return surveys == null ? List.of() : surveys.stream().distinct().toList();
    }

    List<String> usualTouchpoints() {
        return touchpoints == null ? List.of() : touchpoints.stream().distinct().toList();
    }

    /** Every type that there is not. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; types != null && i < types.size(); i++) {
            if (!EventType.has(types.get(i))) {
                faults.add(new Fault("/types/" + i, "unknown-event-type", "There are no events of this type."));
            }
        }
        return faults;
    }
}
