package cx.touchstone.journey.touchpoint;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.journey.map.Channel;
import cx.touchstone.journey.map.Words;
import cx.touchstone.kit.Page;

/** Touchpoints over all journeys, for who must name one. */
@Path("/api/v1/touchpoints")
@Tag(name = "Touchpoints", description = "Where touchpoint keys are used.")
public class TouchpointsResource {

    private record Behind(String key, UUID journey) {

        static Behind of(String cursor) {
            int space = cursor.indexOf(' ');
            return new Behind(cursor.substring(0, space), UUID.fromString(cursor.substring(space + 1)));
        }
    }

    @Inject
    PublishedTouchpoints touchpoints;

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "listTouchpoints", summary = "Find touchpoints in the latest versions of journeys, by key", description = "Those of archived journeys and those that were only drawn are not found.")
    public Page<PublishedTouchpoint> list(
            @Parameter(example = "security-check") @QueryParam("key") String key,
            @Parameter(example = "in-person") @QueryParam("channel") String channel,
            @QueryParam("team") String team, @QueryParam("tag") String tag,
            @Parameter(description = "Id of a journey.") @QueryParam("journey") UUID journey,
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Words.read("channel", channel, Channel.values());
        Behind behind = Page.after(cursor, Behind::of);
        return Page.of(touchpoints.find(new PublishedTouchpoints.Search(key, channel, team, tag, journey,
                behind == null ? null : behind.key(), behind == null ? null : behind.journey()), length + 1), length,
                touchpoint -> touchpoint.key() + ' ' + touchpoint.journeyId(), touchpoint -> touchpoint);
    }
}
