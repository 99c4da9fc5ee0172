package cx.touchstone.survey.contact;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A contact; what is not known of it is absent. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ContactView(UUID id, String source, String externalId, String name, String email, String phone, String language,
        String timeZone, Map<String, String> attributes, Instant createdAt, Instant changedAt) {

    public static ContactView of(Contact contact) {
        return new ContactView(contact.id, contact.source, contact.externalId, contact.name, contact.email, contact.phone,
                contact.language, contact.timeZone, contact.attributes, contact.createdAt, contact.changedAt);
    }
}
