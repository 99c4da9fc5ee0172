package cx.touchstone.gateway.event;

import java.util.Arrays;
import java.util.List;

/** The kinds of events that there are. Each has its version behind: what changes its meaning is another one. */
public enum EventType {

    RESPONSE_COMPLETED("response.completed"),
    RESPONSE_CHANGED("response.changed"),
    RESPONSE_ERASED("response.erased"),
    JOURNEY_PUBLISHED("journey.published"),
    AUDIT_CLOSED("audit.closed"),
    FINDING_CONFIRMED("finding.confirmed"),
    ACTION_VERIFIED("action.verified"),
    WEBHOOK_TESTED("webhook.tested"),
    WEBHOOK_DISABLED("webhook.disabled");

    private static final List<String> NAMES = Arrays.stream(values()).map(EventType::text).toList();

    private final String kind;

    EventType(String kind) {
        this.kind = kind;
    }

    /** As it stands in events. */
    public String text() {
        return "cx.touchstone." + kind + ".v1";
    }

    public static boolean has(String text) {
        return NAMES.contains(text);
    }
}
