package cx.touchstone.gateway.webhook.history;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is sent again. */
@Schema(name = "WebhookReplay")
public record ReplayView(@Schema(description = "How many events.", examples = "17") int replayed) {
}
