package cx.touchstone.gateway.overview;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Tenant;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * Journeys with all that is known of them. Nothing is remembered between two calls: what they show is as fresh as its services.
 */
@Path("/api/v1/overviews/{journeyId}")
@Tag(name = "Overviews", description = "A published journey with its latest scores, in one answer or on a page.")
public class OverviewResource {

    private static final String SCORES = "scores:read";
    /** What makes a tag, without its weakness. */
    private static final Pattern TAG = Pattern.compile("\"[^\"]*\"");

    @Inject
    ComposeOverview compose;
    @Inject
    Tenant tenant;
    @Inject
    SecurityIdentity identity;
    @Inject
    ObjectMapper json;

    @GET
    @RolesAllowed("journeys:read")
    @APIResponse(responseCode = "200", description = "As much as can be had now.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OverviewView.class)))
    @APIResponse(responseCode = "304", description = "It is what If-None-Match names.")
    @Operation(operationId = "getOverview", summary = "Read a published journey with its latest scores", description = "The map of the latest version, the scores of all touchpoints, and the targets that are missed. Needs scores:read, too. The services are asked at the same time, for three seconds; a part that cannot be had is named under missing, with the reason.")
    public RestResponse<OverviewView> get(
            @Parameter(example = "0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071") @PathParam("journeyId") UUID journey,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Parameter(description = "The ETags of overviews that are known, with commas between them, or * for any.", example = "\"1f6b3d5e\"") String known)
            throws JsonProcessingException {
        if (!identity.hasRole(SCORES)) {
            throw new ForbiddenException();
        }
        OverviewView overview = compose.of(new ComposeOverview.Reader(tenant.current(), tenant.caller()), journey);
        String tag = tag(overview);
        ResponseBuilder<OverviewView> answer = isKnown(tag, known)
                ? ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(overview);
        return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "private, no-cache").build();
    }

    /** Whether a list of tags names this one; compared weakly, as for a reading it has to be (RFC 9110, 13.1.2). */
    private static boolean isKnown(String tag, String known) {
        return known != null
                && (known.strip().equals("*") || TAG.matcher(known).results().anyMatch(one -> one.group().equals(tag)));
    }

    private String tag(OverviewView overview) throws JsonProcessingException {
        return "\"" + UUID.nameUUIDFromBytes(json.writeValueAsString(overview).getBytes(StandardCharsets.UTF_8)) + "\"";
    }
}
