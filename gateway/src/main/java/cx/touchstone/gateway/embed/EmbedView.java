package cx.touchstone.gateway.embed;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.kit.Idempotency;

/** A link as callers see it. */
@Schema(name = "Embed")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmbedView(UUID id, UUID journeyId, String name,
        @Schema(description = "Where the page is, on this host. Absent when it is no longer good, and in an answer that is replayed.", examples = "/api/v1/embeds/AZejxF1uf4CamwAsPU5fYGiPZ0D2J4zS7b1u0r6mVtYbqkq6") String address,
        Instant expiresAt, Instant createdAt,
        @Schema(description = "Who made it: the beginning of a key, or who was logged in.") String createdBy,
        Instant revokedAt) implements Idempotency.ShownOnce {

    /** @param code null when it opens nothing any more */
    static EmbedView of(Embed embed, String code) {
        return new EmbedView(embed.id, embed.journeyId, embed.name, code == null ? null : EmbedPageResource.PATH + "/" + code,
                embed.expiresAt, embed.createdAt, embed.createdBy, embed.revokedAt);
    }

    @Override
    public EmbedView withoutSecret() {
        return new EmbedView(id, journeyId, name, null, expiresAt, createdAt, createdBy, revokedAt);
    }
}
