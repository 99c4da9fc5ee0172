package cx.touchstone.survey.distribution;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An open link, and where its survey is asked and answered. */
public record OpenLinkView(@Schema(examples = "k7Wq3xZpT9mB4cRd") String link, UUID surveyId,
        @Schema(description = "Where a front end reads the questions; answers go to /responses below it.", examples = "/api/v1/public/surveys/k7Wq3xZpT9mB4cRd") String path,
        Instant createdAt) {

    static OpenLinkView of(OpenLink link) {
        return new OpenLinkView(link.code, link.surveyId, "/api/v1/public/surveys/" + link.code, link.createdAt);
    }
}
