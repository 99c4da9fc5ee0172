package cx.touchstone.gateway.key;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;

/** A key as somebody wants it. */
public record KeyPlan(
        @NotBlank @Size(max = 100) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") @Schema(examples = "CRM, production") String name,
        @NotEmpty @Size(max = 50) @Schema(description = "What it may do: nothing that the key which makes it may not.", examples = "[\"responses:read\"]") List<@NotNull String> scopes,
        @Schema(description = "From when on it is no longer good; it does not expire unless told.", examples = "2027-11-22T00:00:00Z") Instant expiresAt) {

    /** Nobody means a later end, and the database knows none far beyond. */
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    /**
     * What it is to be allowed.
     *
     * @param own what its maker may do
     * @throws Refusal.Invalid naming every scope that there is not
     * @throws ScopeIsNotYours naming those that its maker has not
     */
    Set<String> allowedBy(Set<String> own) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < scopes.size(); i++) {
            if (!Scopes.ALL.contains(scopes.get(i))) {
                faults.add(new Fault("/scopes/" + i, "unknown-scope", "There is no scope of this name."));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        Set<String> wanted = new TreeSet<>(scopes);
        ScopeIsNotYours.check(wanted, own);
        return wanted;
    }

    public void mustEndAfter(Instant now) {
        if (expiresAt != null && (!expiresAt.isAfter(now) || !expiresAt.isBefore(LATEST))) {
            throw new Refusal.Invalid("/expiresAt", "range", "expiresAt must be in the future, and before the year 9000.");
        }
    }
}
