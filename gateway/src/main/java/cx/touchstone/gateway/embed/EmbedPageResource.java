package cx.touchstone.gateway.embed;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.gateway.embed.Embeds.Holder;
import cx.touchstone.gateway.overview.ComposeOverview;
import cx.touchstone.gateway.overview.ComposeOverview.Reader;
import cx.touchstone.gateway.overview.OverviewView;
import cx.touchstone.gateway.wording.Wording;
import cx.touchstone.kit.Problems;

/** The page behind a link: an overview to look at, without scripts, in frames of allowed sites alone. */
@Path(EmbedPageResource.PATH)
@Tag(name = "Overviews")
public class EmbedPageResource {

    static final String PATH = "/api/v1/embeds";

    @Inject
    EmbedCode codes;
    @Inject
    Embeds embeds;
    @Inject
    ComposeOverview compose;

    @GET
    @Path("/{code}")
    @APIResponse(responseCode = "200", description = "The page.", content = @Content(mediaType = "text/html;charset=UTF-8", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "410", description = "The link has ended or was taken back (embed-over).", content = @Content(mediaType = Problems.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @PermitAll
    @SecurityRequirements
    @Produces("text/html;charset=UTF-8")
    @Operation(operationId = "showEmbed", summary = "Look at an overview behind a link", description = "A page for people: the map with scores, what each touchpoint reaches, and the targets that are missed. A part that cannot be had now is said to be missing. 410 when the link has ended or was taken back.")
    public RestResponse<String> show(
            @Parameter(description = "As it stands in the address of the link.", example = "AZejxF1uf4CamwAsPU5fYGiPZ0D2J4zS7b1u0r6mVtYbqkq6") @PathParam("code") String code,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "In which languages the page's own words are understood: en, ro, ru, he or ar; else that of the organisation, or English.", example = "ro, en;q=0.8") String acceptLanguage) {
        Instant now = Instant.now();
        UUID id = codes.read(code, now);
        Holder found = embeds.anybodys(id).orElseThrow(EmbedIsOver::new);
        if (!found.embed().isGoodAt(now) || found.tenant().isSuspended()) {
            throw new EmbedIsOver();
        }
        Reader reader = new Reader(found.tenant().tenantId(), "embed:" + id);
        UUID journey = found.embed().journeyId;
        OverviewView overview = compose.of(reader, journey);
        String picture = overview.map() == null ? null
                : compose.picture(reader, journey, overview.map().version(), found.tenant().locale());
        Wording wording = Wording.of(null, acceptLanguage, found.tenant().locale());
        return ResponseBuilder.ok(EmbedPage.of(overview, picture, wording))
                .header(HttpHeaders.CONTENT_LANGUAGE, wording.language()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", EmbedPage.policy(found.sites())).header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex").header(HttpHeaders.CACHE_CONTROL, "private, no-cache").build();
    }
}
