package cx.touchstone.survey.contact;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal;

/** What is known of a contact, as somebody hands it in. All of it may be missing. */
public record ContactDetails(
        @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9_.-]*", message = "must be letters, digits, '_', '.' or '-'") @Schema(description = "A partner's system; together with externalId.", examples = "crm") String source,
        @Size(min = 1, max = 200) @Pattern(regexp = Wording.LINE, message = Wording.LINE_RULE) @Schema(description = "The contact's id there.", examples = "0035e00001kQv8Z") String externalId,
        @Size(min = 1, max = 200) @Pattern(regexp = Wording.LINE, message = Wording.LINE_RULE) @Schema(examples = "Ana Rusu") String name,
        @Size(max = 254) @Email @Pattern(regexp = Wording.LINE, message = Wording.LINE_RULE) @Schema(examples = "ana.rusu@example.com") String email,
        @Pattern(regexp = "\\+[1-9][0-9]{6,14}", message = "must be in international form (E.164)") @Schema(description = "E.164.", examples = "+37369123456") String phone,
        @Size(max = 35) @Schema(description = "In which the contact is asked (BCP 47).", examples = "ro") String language,
        @Size(max = 64) @Schema(description = "Name of the IANA database.", examples = "Europe/Chisinau") String timeZone,
        @Size(max = 32) @Schema(description = "Up to 32, for branching and texts.", examples = "{\"tier\": \"gold\"}") Map<@NotNull @Pattern(regexp = Wording.ATTRIBUTE, message = Wording.ATTRIBUTE_RULE) String, @NotBlank @Size(max = Wording.LONGEST_VALUE) @Pattern(regexp = Wording.LINE, message = Wording.LINE_RULE) String> attributes) {

    /** The same in its usual spelling, when its parts fit each other. */
    ContactDetails checked() {
        if ((source == null) != (externalId == null)) {
            throw new Refusal.Invalid(source == null ? "/source" : "/externalId", "required",
                    "source and externalId name a contact together.");
        }
        return new ContactDetails(source, externalId, name, email, phone, Wording.language(language), zone(timeZone),
                attributes == null ? Map.of() : Map.copyOf(attributes));
    }

    private static String zone(String name) {
        try {
            return name == null ? null : ZoneId.of(name).getId();
        } catch (DateTimeException e) {
            throw new Refusal.Invalid("/timeZone", "time-zone", "timeZone must be a name such as Europe/Chisinau.");
        }
    }

    boolean hasName() {
        return source != null;
    }
}
