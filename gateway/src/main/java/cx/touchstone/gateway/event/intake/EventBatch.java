package cx.touchstone.gateway.event.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.gateway.event.NewEvent;

/** What a service tells at once, in its order. */
public record EventBatch(@NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid Told> events) {

    /** One event, see {@link NewEvent}. */
    public record Told(@NotNull UUID id, @NotNull @Pattern(regexp = "cx\\.touchstone(\\.[a-z]+)+\\.v[0-9]+") String type,
            @NotNull @Size(min = 1, max = 500) String subject, @NotNull Instant time, @NotNull UUID object, UUID survey,
            @Size(max = 1000) List<@NotNull @Size(max = 200) String> touchpoints, Boolean erases, @NotNull JsonNode data) {
    }

    List<NewEvent> toEvents() {
        return events.stream().map(one -> new NewEvent(one.id(), one.type(), one.subject(), one.time(), one.object(),
                one.survey(), one.touchpoints(), Boolean.TRUE.equals(one.erases()), one.data())).toList();
    }
}
