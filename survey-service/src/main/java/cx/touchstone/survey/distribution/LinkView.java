package cx.touchstone.survey.distribution;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.survey.linkcode.LinkKind;

/** A link, and where its survey is asked and answered. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LinkView(@Schema(examples = "25HrfRmiRcCkEn6A3vPvGs5t4DUN") String link, LinkKind kind, State state,
        UUID surveyId,
        @Schema(description = "The page for people.", examples = "https://cx.example.com/s/25HrfRmiRcCkEn6A3vPvGs5t4DUN") URI url,
        @Schema(description = "Where a front end of your own reads the questions; answers go to /responses below it.", examples = "/api/v1/public/surveys/25HrfRmiRcCkEn6A3vPvGs5t4DUN") String path,
        UUID contactId, Instant expiresAt, String language, String channel, Map<String, String> attributes, Instant createdAt,
        Instant revokedAt) {

    /** Whether somebody may answer by it, as far as the link itself is concerned. */
    @Schema(name = "LinkState")
    public enum State {
        /** It leads to its survey. */
        @JsonProperty("active")
        ACTIVE,
        /** Its time is over. */
        @JsonProperty("expired")
        EXPIRED,
        /** Somebody withdrew it. */
        @JsonProperty("revoked")
        REVOKED;

        static State of(Link link, Instant now) {
            return link.revokedAt != null ? REVOKED : link.code().isExpired(now) ? EXPIRED : ACTIVE;
        }
    }

    static LinkView of(Link link, String code, URI url, Instant now) {
        return new LinkView(code, link.kind, State.of(link, now), link.surveyId, url, "/api/v1/public/surveys/" + code,
                link.contactId, link.expiresAt, link.language, link.channel, link.attributes, link.createdAt, link.revokedAt);
    }
}
