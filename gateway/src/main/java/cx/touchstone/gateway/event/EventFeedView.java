package cx.touchstone.gateway.event;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A piece of the feed. */
@Schema(name = "EventFeed")
public record EventFeedView(@Schema(description = "In the order in which they were taken.") List<EventView> items,
        @Schema(description = "Where to go on; always there. Keep it, also when there is nothing more for now.") String nextCursor,
        @Schema(description = "Whether there are more behind it already.") boolean more) {
}
