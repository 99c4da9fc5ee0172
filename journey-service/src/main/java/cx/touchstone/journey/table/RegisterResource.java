package cx.touchstone.journey.table;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.journey.map.Remark;
import cx.touchstone.journey.map.Words;
import cx.touchstone.journey.mapping.Journeys;

/** The register of pain points and opportunities of a draft. */
@Path("/api/v1/journeys/{id}/register")
@Tag(name = "Journeys")
public class RegisterResource {

    @Inject
    Journeys journeys;

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getRegister", summary = "List the pain points and opportunities along a journey")
    public Register register(@PathParam("id") UUID id,
            @Parameter(schema = @Schema(enumeration = { "pain-point", "opportunity" })) @QueryParam("kind") String kind,
            @Parameter(schema = @Schema(enumeration = { "open", "in-progress", "resolved",
                    "dismissed" })) @QueryParam("status") String status,
            @Parameter(description = "Of the touchpoints that this team owns.") @QueryParam("team") String team) {
        return Register.of(journeys.named(id).draft(), Words.read("kind", kind, Register.Kind.values()),
                Words.read("status", status, Remark.Status.values()), team);
    }
}
