package cx.touchstone.journey.checklist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.criteria.Section;

/** A checklist as one of its versions asks. */
public record ChecklistView(UUID id, String name, @Schema(description = "Number of what is asked here.") int version,
        List<Section> sections, Instant createdAt, Instant changedAt) {

    static ChecklistView of(Checklist checklist, ChecklistVersion version) {
        return new ChecklistView(checklist.id, checklist.name, version.number, version.criteria.sections(), version.createdAt,
                checklist.changedAt);
    }
}
