package cx.touchstone.journey.observation;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.journey.reference.Reference;
import cx.touchstone.journey.reference.References;
import cx.touchstone.journey.reference.Referred;
import cx.touchstone.journey.reference.Referring;

/** Observations that name a competitor, a tool or a checklist. */
@ApplicationScoped
class ObservationReferences implements Referring {

    @Inject
    AuditObservations observations;

    @Override
    public List<Reference> to(Referred kind, UUID id) {
        String field = switch (kind) {
            case COMPETITOR -> "competitorId";
            case TOOL -> "toolId";
            case CHECKLIST -> "checklistId";
            default -> null;
        };
        return field == null ? List.of()
                : observations.find(field + " = ?1 order by id", id).range(0, References.LISTED - 1).stream()
                        .map(seen -> new Reference("/api/v1/audits/" + seen.auditId + "/observations/" + seen.id,
                                seen.touchpoint + ", " + seen.observedAt))
                        .toList();
    }
}
