package cx.touchstone.journey.tool;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A system or tool as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ToolView(UUID id, String name, String purpose, String owner, ToolRatings ratings, String notes,
        List<String> touchpoints, Instant createdAt, Instant changedAt) {

    static ToolView of(Tool tool) {
        return new ToolView(tool.id, tool.name, tool.purpose, tool.owner,
                new ToolRatings(tool.easeOfUse, tool.trainedPeople, tool.integration), tool.notes, List.of(tool.touchpoints),
                tool.createdAt, tool.changedAt);
    }
}
