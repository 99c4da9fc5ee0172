package cx.touchstone.survey.distribution;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal;
import cx.touchstone.survey.drafting.Surveys;
import cx.touchstone.survey.linkcode.LinkCodes;
import cx.touchstone.survey.linkcode.LinkKind;

/** The links of a survey. */
@Path("/api/v1/surveys/{id}/links")
@Tag(name = "Surveys")
public class LinkResource {

    private static final int MULTI_STATUS = 207;

    @Inject
    Surveys surveys;
    @Inject
    Links links;
    @Inject
    MakeLinks makeLinks;
    @Inject
    LinkCodes codes;
    @Inject
    LinkAddresses addresses;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("surveys:write")
    @RequestBody(required = false, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LinkOrder.class)))
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LinkView.class)))
    @Operation(operationId = "createLink", summary = "Make a link to a published survey", description = "Without a body: an open link, which anybody may use any number of times.")
    public RestResponse<LinkView> create(@PathParam("id") UUID id, @Valid LinkOrder order) {
        LinkView view = addresses
                .view(makeLinks.make(surveys.named(id), order == null ? LinkOrder.USUAL : order));
        return ResponseBuilder.create(RestResponse.Status.CREATED, view)
                .header(HttpHeaders.LOCATION, "/api/v1/surveys/" + id + "/links/" + view.link()).build();
    }

    @POST
    @Path("/bulk")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("surveys:write")
    @APIResponse(responseCode = "207", description = "What became of each.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LinkResults.class)))
    @Operation(operationId = "createLinks", summary = "Make 1 to 1,000 links to a published survey", description = "Such as the personal links of a mailing. Each is made or refused for itself, in the order in which they were sent.")
    public RestResponse<LinkResults> createAll(@PathParam("id") UUID id, @NotNull @Valid LinkBatch batch) {
        return ResponseBuilder.<LinkResults> create(MULTI_STATUS)
                .entity(makeLinks.make(surveys.named(id), batch.links())).build();
    }

    @GET
    @RolesAllowed("surveys:read")
    @Operation(operationId = "listLinks", summary = "List the links of a survey")
    public Page<LinkView> list(@PathParam("id") UUID id,
            @Parameter(schema = @Schema(enumeration = { "open", "personal", "single-use" })) @QueryParam("kind") String kind,
            @QueryParam("contactId") UUID contactId, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        surveys.named(id);
        return Page.of(links.of(id, Page.after(cursor, Long::valueOf), kind(kind), contactId, length + 1), length,
                link -> String.valueOf(link.id), addresses::view);
    }

    @GET
    @Path("/{link}")
    @RolesAllowed("surveys:read")
    @Operation(operationId = "getLink", summary = "Read a link")
    public LinkView get(@PathParam("id") UUID id, @PathParam("link") String link) {
        return addresses.view(links.of(id, codes.read(link)));
    }

    @DELETE
    @Path("/{link}")
    @Transactional
    @RolesAllowed("surveys:write")
    @Operation(operationId = "revokeLink", summary = "Revoke a link", description = "Within a second nobody answers by it any more; what was answered stays. It cannot be taken back.")
    public void revoke(@PathParam("id") UUID id, @PathParam("link") String link) {
        links.of(id, codes.read(link)).revoke(Instant.now());
    }

    @GET
    @Path("/{link}/qr")
    @Produces("image/svg+xml")
    @RolesAllowed("surveys:read")
    @APIResponse(responseCode = "200", description = "An SVG drawing of any size.", content = @Content(mediaType = "image/svg+xml", schema = @Schema(implementation = String.class)))
    @Operation(operationId = "getLinkQrCode", summary = "Draw a link as a QR code")
    public String qrCode(@PathParam("id") UUID id, @PathParam("link") String link,
            @Parameter(description = "How much of it may be damaged: L 7 %, M 15 %, Q 25 %, H 30 %.", schema = @Schema(enumeration = {
                    "L", "M", "Q", "H" })) @QueryParam("errorCorrection") @DefaultValue("M") String errorCorrection,
            @Parameter(description = "White modules around it; readers expect four.") @QueryParam("margin") @DefaultValue("4") @Min(0) @Max(40) int margin) {
        return QrCode.svg(addresses.url(links.of(id, codes.read(link))).toString(), level(errorCorrection), margin);
    }

    private static ErrorCorrectionLevel level(String name) {
        return Arrays.stream(ErrorCorrectionLevel.values()).filter(level -> level.name().equals(name)).findAny()
                .orElseThrow(() -> new Refusal.Invalid("errorCorrection", "invalid", "errorCorrection must be L, M, Q or H."));
    }

    private static LinkKind kind(String name) {
        return name == null ? null
                : Arrays.stream(LinkKind.values())
                        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)).findAny()
                        .orElseThrow(() -> new Refusal.Invalid("kind", "invalid",
                                "kind must be open, personal or single-use."));
    }
}
