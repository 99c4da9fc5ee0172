package cx.touchstone.gateway.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An event as partners see it: CloudEvents 1.0 in its JSON format. */
@Schema(name = "Event")
@RegisterForReflection
public record EventView(@Schema(examples = "1.0") String specversion,
        @Schema(description = "The same each time it is sent.") UUID id,
        @Schema(examples = "urn:touchstone:survey-service") String source,
        @Schema(examples = "cx.touchstone.response.completed.v1") String type,
        @Schema(description = "What it is about in a partner's system (system/type/id), else in ours. Events of one subject are sent one after another.", examples = "crm/case/50012") String subject,
        Instant time,
        @Schema(description = "Its place among the events of the organisation (CloudEvents extension sequence).", examples = "42") String sequence,
        @Schema(examples = "application/json") String datacontenttype,
        @Schema(implementation = Map.class, description = "By type, see the guide to webhooks. Fields may be added.") JsonNode data) {

    public static EventView of(Event event) {
        return new EventView("1.0", event.id(), event.source(), event.type(), event.subject(), event.at(),
                String.valueOf(event.position()), "application/json", event.data());
    }
}
