package cx.touchstone.journey.checklist;

import java.time.Instant;
import java.util.UUID;

/** A checklist as lists show it: without what it asks. */
public record ChecklistSummary(UUID id, String name, int latestVersion, Instant createdAt, Instant changedAt) {

    static ChecklistSummary of(Checklist checklist) {
        return new ChecklistSummary(checklist.id, checklist.name, checklist.latest, checklist.createdAt, checklist.changedAt);
    }
}
