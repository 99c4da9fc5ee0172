package cx.touchstone.survey.privacy;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal;

/** Whom to erase, named in one of four ways. */
public record ErasureOrder(@Schema(description = "The contact.") UUID contactId,
        @Valid @Schema(description = "The contact whom a partner's system knows by this id.") Named contact,
        @Valid @Schema(description = "Whatever was answered about this subject.") Subject subject,
        @Valid @Schema(description = "The response that was imported into a survey under this id.") Imported response) {

    /** A person in a partner's system. */
    @Schema(name = "ErasedContact")
    public record Named(@NotBlank @Size(max = 64) @Schema(examples = "crm") String source,
            @NotBlank @Size(max = 200) @Schema(examples = "0035e00001kQv8Z") String externalId) {
    }

    /** A thing in a partner's system. */
    @Schema(name = "ErasedSubject")
    public record Subject(@NotBlank @Size(max = 100) @Schema(examples = "crm") String system,
            @NotBlank @Size(max = 100) @Schema(examples = "case") String type,
            @NotBlank @Size(max = 200) @Schema(examples = "50012") String id) {
    }

    /** A response by its id where it was imported from. */
    @Schema(name = "ErasedResponse")
    public record Imported(@NotNull UUID surveyId,
            @NotBlank @Size(max = 200) @Schema(examples = "2017-00042") String externalId) {
    }

    static ErasureOrder ofContact(UUID id) {
        return new ErasureOrder(id, null, null, null);
    }

    /** The same, when it names somebody in one way. */
    ErasureOrder checked() {
        if (Stream.of(contactId, contact, subject, response).filter(Objects::nonNull).count() != 1) {
            throw new Refusal.Invalid("", "contradiction",
                    "One of contactId, contact, subject and response must say whom to erase.");
        }
        return this;
    }

    /** What it goes by. */
    Erasure.Basis basis() {
        return subject != null ? Erasure.Basis.SUBJECT : response != null ? Erasure.Basis.RESPONSE : Erasure.Basis.CONTACT;
    }
}
