package cx.touchstone.journey.picture;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.journey.importance.AllImportanceRules;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.journey.publishing.JourneyVersion;
import cx.touchstone.journey.publishing.JourneyVersions;

/** Pictures of journeys. */
@Path("/api/v1/journeys/{id}/map")
@Tag(name = "Journey maps", description = "Journeys as pictures.")
public class MapResource {

    /** What all forms can be asked for. */
    public static class Wish {
        @PathParam("id")
        UUID id;
        @QueryParam("version")
        @Parameter(description = "A published version; the draft unless told.")
        Integer version;
        @QueryParam("scores")
        @Parameter(description = "Whether the latest scores are shown. When they cannot be had now, the map comes without.")
        boolean scores;
        @QueryParam("locale")
        @Parameter(description = "Language of the texts, which says where lines of the picture begin; unless told the one of Accept-Language.", example = "ar")
        String locale;
    }

    @Inject
    Journeys journeys;
    @Inject
    JourneyVersions versions;
    @Inject
    AllImportanceRules rules;
    @Inject
    LatestScores scores;

    @GET
    @Produces("image/svg+xml")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "drawJourneyMap", summary = "Read the map of a journey as a picture (SVG)", description = "Stages, touchpoints with channels, weight and first open pain point, and the curve of what customers feel; 1,200 pixels wide.")
    public RestResponse<String> svg(@BeanParam Wish wish,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "Says where lines begin when locale does not.", example = "he, en;q=0.5") String languages) {
        return ResponseBuilder.ok(SvgMap.of(picture(wish, Writing.isRightToLeft(wish.locale, languages))))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE).build();
    }

    @GET
    @Path("/mermaid")
    @Produces("text/plain;charset=UTF-8")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getJourneyMapMermaid", summary = "Read the map of a journey as a Mermaid diagram")
    public String mermaid(@BeanParam Wish wish) {
        return TextPictures.mermaid(picture(wish, false));
    }

    @GET
    @Path("/csv")
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getJourneyMapCsv", summary = "Read the map of a journey as CSV, a line for each touchpoint")
    public String csv(@BeanParam Wish wish) {
        return TextPictures.csv(picture(wish, false));
    }

    @GET
    @Path("/json")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getJourneyMap", summary = "Read the map of a journey with its scores")
    public ScoredMap json(@BeanParam Wish wish) {
        return ScoredMap.of(picture(wish, false));
    }

    private Picture picture(Wish wish, boolean mirrored) {
        var known = wish.scores ? scores.of(wish.id) : LatestScores.Scores.UNASKED;
        if (wish.version == null) {
            Journey journey = journeys.named(wish.id);
            return new Picture(wish.id, journey.name(), journey.goal(),
                    rules.current().weigh(journey.personas(), journey.draft()), known, mirrored);
        }
        JourneyVersion version = versions.numbered(wish.id, wish.version);
        return new Picture(wish.id, version.name(), version.goal(), version.map(), known, mirrored);
    }
}
