package cx.touchstone.gateway.embed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Tenant;

/**
 * Links to overviews. Whoever has one sees the overview, so that an administrator makes them, and it stands in the audit log.
 */
@Path("/api/v1/overviews/{journeyId}/embeds")
@Tag(name = "Overviews")
public class EmbedResource {

    @Inject
    Embeds embeds;
    @Inject
    EmbedCode codes;
    @Inject
    AuditLog log;
    @Inject
    Tenant tenant;

    @POST
    @Transactional
    @Idempotency.Honoured
    @APIResponse(responseCode = "201", description = "Made.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EmbedView.class)))
    @RolesAllowed("admin")
    @Operation(operationId = "createEmbed", summary = "Make a link that shows an overview on another site", description = "Whoever has it sees the journey with its scores, and nothing else, until it ends or is taken back. It can be framed by the sites that the organisation allows. Whether there is such a journey is seen when the page is shown.")
    public RestResponse<EmbedView> create(@PathParam("journeyId") UUID journey, @NotNull @Valid EmbedPlan plan) {
        Instant now = now();
        plan.mustEndSoon(now);
        Embed made = new Embed(tenant.current(), journey, plan.name(), plan.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                tenant.caller(), now);
        embeds.persistAndFlush(made);
        append("embed.created", made);
        return ResponseBuilder.create(RestResponse.Status.CREATED, EmbedView.of(made, codes.of(made)))
                .header(HttpHeaders.LOCATION, "/api/v1/overviews/" + journey + "/embeds/" + made.id).build();
    }

    @GET
    @RolesAllowed("admin")
    @Operation(operationId = "listEmbeds", summary = "List the links to an overview, oldest first", description = "Those that are no longer good too.")
    public Page<EmbedView> list(@PathParam("journeyId") UUID journey, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Instant now = Instant.now();
        return Page.of(embeds.after(tenant.current(), journey, Page.after(cursor, UUID::fromString), length + 1), length,
                embed -> embed.id.toString(), embed -> view(embed, now));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "getEmbed", summary = "Read a link to an overview")
    public EmbedView get(@PathParam("journeyId") UUID journey, @PathParam("id") UUID id) {
        return view(embeds.named(tenant.current(), journey, id), Instant.now());
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @APIResponse(responseCode = "204", description = "It shows nothing any more.")
    @RolesAllowed("admin")
    @Operation(operationId = "revokeEmbed", summary = "Take back a link to an overview", description = "It holds at once, on every replica. Saying it again changes nothing.")
    public void revoke(@PathParam("journeyId") UUID journey, @PathParam("id") UUID id) {
        Embed embed = embeds.held(tenant.current(), journey, id);
        if (embed.revoke(now())) {
            append("embed.revoked", embed);
        }
    }

    private EmbedView view(Embed embed, Instant now) {
        return EmbedView.of(embed, embed.isGoodAt(now) ? codes.of(embed) : null);
    }

    private void append(String action, Embed embed) {
        log.append(embed.tenantId, tenant.caller(), new Deed(action, "embed", embed.id.toString(),
                Map.of("journey", embed.journeyId.toString(), "name", embed.name, "expiresAt", embed.expiresAt.toString())));
    }

    /** As exact as the database keeps it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
