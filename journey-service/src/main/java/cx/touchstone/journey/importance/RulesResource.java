package cx.touchstone.journey.importance;

import java.time.Instant;
import java.util.stream.IntStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.journey.persona.Personas;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Refusal.Fault;

/** The rules by which touchpoints are weighed. */
@Path("/api/v1/importance-rules")
@Tag(name = "Importance", description = "What touchpoints weigh by rules of one's own.")
public class RulesResource {

    /** The state before there are any. */
    private static final long NONE = -1;

    @Inject
    AllImportanceRules all;
    @Inject
    Personas personas;

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getImportanceRules", summary = "Read the rules by which touchpoints are weighed")
    public RestResponse<Rules> get() {
        return all.ofTenant().map(RulesResource::tagged).orElseGet(
                () -> ResponseBuilder.ok(Rules.NONE).header(HttpHeaders.ETAG, Changed.tag(NONE)).build());
    }

    @PUT
    @Transactional
    @RolesAllowed("journeys:write")
    @Operation(operationId = "replaceImportanceRules", summary = "Replace the rules by which touchpoints are weighed", description = "They weigh every touchpoint whose importance is not told by hand, at once in drafts, in versions from the next one on. If-Match carries the ETag that was read.")
    public RestResponse<Rules> replace(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Rules rules) {
        ImportanceRules present = all.ofTenant().orElse(null);
        Changed.check(ifMatch, present == null ? NONE : present.revision);
        checkPersonas(rules);
        if (present == null) {
            present = new ImportanceRules(rules, Instant.now());
            all.persist(present);
        } else {
            present.replace(rules, Instant.now());
        }
        all.flush();
        return tagged(present);
    }

    /** A rule for a persona that nobody is drawn for could never decide. */
    private void checkPersonas(Rules rules) {
        var missing = personas.missing(rules.personas());
        if (!missing.isEmpty()) {
            throw new Refusal.Invalid(IntStream.range(0, rules.rules().size())
                    .filter(r -> rules.rules().get(r).when().personas() != null
                            && rules.rules().get(r).when().personas().stream().anyMatch(missing::contains))
                    .mapToObj(r -> new Fault("/rules/" + r + "/when/personas", "unknown-persona",
                            "There is no such persona."))
                    .toList());
        }
    }

    private static RestResponse<Rules> tagged(ImportanceRules present) {
        return ResponseBuilder.ok(present.rules).header(HttpHeaders.ETAG, Changed.tag(present.revision)).build();
    }
}
