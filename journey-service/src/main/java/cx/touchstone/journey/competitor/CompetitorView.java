package cx.touchstone.journey.competitor;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A competitor as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CompetitorView(UUID id, String name, String description, String website, Instant createdAt, Instant changedAt) {

    static CompetitorView of(Competitor competitor) {
        return new CompetitorView(competitor.id, competitor.name, competitor.description, competitor.website,
                competitor.createdAt, competitor.changedAt);
    }
}
