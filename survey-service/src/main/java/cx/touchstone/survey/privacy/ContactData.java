package cx.touchstone.survey.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.survey.contact.ContactView;
import cx.touchstone.survey.distribution.LinkView;
import cx.touchstone.survey.response.ResponseView;

/**
 * Everything that is known of a contact. Answers to anonymous surveys are not among it: nobody knows whose they are.
 *
 * @param answered the surveys that the contact has completed by a personal link, anonymous ones too
 * @param messages how many messages about its responses wait to be told to scoring-service, or were refused by it
 * @param readAt when it was put together
 */
public record ContactData(ContactView contact, List<LinkView> links,
        @Schema(description = "With notes, tags and history; the oldest first.") List<ResponseView> responses,
        @Schema(description = "Surveys that the contact has completed by a personal link, anonymous ones too.") List<UUID> answered,
        @Schema(description = "Rows of imports out of which responses came.") List<ImportedFrom> importedFrom,
        @Schema(description = "How many messages about the responses are under way to scoring-service, or were refused by it.") int messages,
        Instant readAt) {

    /** A row of an import. */
    public record ImportedFrom(UUID importId, UUID responseId) {
    }
}
