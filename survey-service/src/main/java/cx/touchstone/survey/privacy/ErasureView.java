package cx.touchstone.survey.privacy;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** An erasure that was carried out. */
@Schema(name = "Erasure")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErasureView(UUID id,
        @Schema(description = "By what the person was found: contact, subject or response.", examples = "contact") String basis,
        @Schema(description = "How much was removed; all 0 when there was nothing.") Erasure.Removed removed,
        @Schema(description = "The key that asked for it, by its visible beginning.", examples = "tsk_4fQ8") String erasedBy,
        Instant erasedAt) {

    static ErasureView of(Erasure erasure) {
        return new ErasureView(erasure.id, erasure.basis.name().toLowerCase(Locale.ROOT), erasure.removed, erasure.erasedBy,
                erasure.erasedAt);
    }
}
