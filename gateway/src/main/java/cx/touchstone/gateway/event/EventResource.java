package cx.touchstone.gateway.event;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.kit.Page;
import cx.touchstone.kit.Problems;
import cx.touchstone.kit.Refusal;

/** The events of the tenant, for who cannot be called, or has missed something. */
@Path("/api/v1/events")
@Tag(name = "Events", description = "What happened, for systems that fetch it.")
public class EventResource {

    @Inject
    Events events;

    @GET
    @APIResponse(responseCode = "200", description = "What happened, and the cursor behind it.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EventFeedView.class)))
    @APIResponse(responseCode = "410", description = "Some events behind the cursor are no longer kept (events-gone): begin anew without one.", content = @Content(mediaType = Problems.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @RolesAllowed("events:read")
    @Operation(operationId = "listEvents", summary = "Fetch what happened", description = "Oldest first, behind the cursor of the answer before; without one from the oldest that is kept (30 days unless set otherwise). Nothing is skipped, also when it was written later than what stands behind it; what an erased response told is taken out.")
    public EventFeedView list(
            @QueryParam("type") @Parameter(description = "Only events of this type; may be repeated.", example = "cx.touchstone.response.completed.v1") List<String> types,
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Long after = Page.after(cursor, Long::valueOf);
        if (!types.stream().allMatch(EventType::has)) {
            throw new Refusal.Invalid("type", "unknown-event-type", "There are no events of this type.");
        }
        Events.Head head = events.head();
        if (after != null && (after < head.swept() || after > head.position())) {
            throw new EventsAreGone();
        }
        long begin = after == null ? head.swept() : after;
        List<Event> read = events.after(begin, Set.copyOf(types), length + 1);
        boolean more = read.size() > length;
        List<Event> shown = more ? read.subList(0, length) : read;
        // What was asked for before the events were: nothing up to there can come any more.
        long last = shown.isEmpty() ? begin : shown.getLast().position();
        return new EventFeedView(shown.stream().map(EventView::of).toList(),
                cursor(more ? last : Math.max(last, head.position())), more);
    }

    private static String cursor(long position) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(String.valueOf(position).getBytes(StandardCharsets.UTF_8));
    }
}
