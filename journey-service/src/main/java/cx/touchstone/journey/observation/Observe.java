package cx.touchstone.journey.observation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.audit.Audits;
import cx.touchstone.journey.checklist.ChecklistVersion;
import cx.touchstone.journey.checklist.ChecklistVersions;
import cx.touchstone.journey.checklist.Checklists;
import cx.touchstone.journey.competitor.Competitors;
import cx.touchstone.journey.map.Words;
import cx.touchstone.journey.reference.References;
import cx.touchstone.journey.reference.Referred;
import cx.touchstone.journey.shopscore.ShopScore;
import cx.touchstone.journey.tool.Tools;
import cx.touchstone.kit.Outbox;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;

/** Writes down what was seen, and tells scoring-service of what is ours; both or neither. */
@ApplicationScoped
public class Observe {

    @Inject
    Audits audits;
    @Inject
    AuditObservations observations;
    @Inject
    Competitors competitors;
    @Inject
    Tools tools;
    @Inject
    Checklists checklists;
    @Inject
    ChecklistVersions checklistVersions;
    @Inject
    References references;
    @Inject
    Outbox outbox;

    @Transactional(Transactional.TxType.MANDATORY)
    AuditObservation observe(UUID audit, AuditObservationDraft draft) {
        Audit running = running(audit);
        AuditObservation seen = new AuditObservation(audit, draft.kind(), Instant.now());
        describe(running, seen, draft);
        observations.persistAndFlush(seen);
        return seen;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    AuditObservation correct(UUID audit, UUID id, String ifMatch, AuditObservationDraft draft) {
        Audit running = running(audit);
        AuditObservation seen = observations.unchanged(audit, id, ifMatch);
        if (seen.kind != draft.kind()) {
            throw new Refusal.Invalid("/kind", "fixed", "An observation stays of the kind that it is.");
        }
        describe(running, seen, draft);
        observations.flush();
        return seen;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void withdraw(UUID audit, UUID id, String ifMatch) {
        running(audit);
        AuditObservation seen = observations.unchanged(audit, id, ifMatch);
        references.checkNobodyRefersTo(Referred.OBSERVATION, id);
        takeBack(seen);
        observations.delete(seen);
        observations.flush();
    }

    private Audit running(UUID id) {
        Audit audit = audits.held(id);
        audit.checkIsRunning();
        return audit;
    }

    private void describe(Audit audit, AuditObservation seen, AuditObservationDraft draft) {
        Instant now = Instant.now();
        List<Fault> faults = draft.contradictions(now);
        if (!audit.examined().has(draft.touchpoint())) {
            faults.add(new Fault("/touchpoint", "out-of-scope", "The audit does not examine " + draft.touchpoint() + "."));
        }
        if (draft.competitor() != null && !competitors.keeps(draft.competitor())) {
            faults.add(new Fault("/competitor", "unknown-competitor", "There is no such competitor."));
        }
        if (draft.tool() != null && !tools.keeps(draft.tool())) {
            faults.add(new Fault("/tool", "unknown-tool", "There is no such tool."));
        }
        Optional<ChecklistVersion> checklist = Optional.ofNullable(draft.checklist()).flatMap(checklists::kept)
                .flatMap(kept -> checklistVersions.numbered(kept.id(),
                        draft.checklistVersion() == null ? kept.latest() : draft.checklistVersion()));
        if (draft.checklist() != null && checklist.isEmpty()) {
            faults.add(new Fault("/checklist", "unknown-checklist", "There is no such checklist or version."));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        seen.judge(checklist.orElse(null), draft.toAnswers());
        seen.place(draft.touchpoint(), draft.channel() == null ? null : Words.of(draft.channel()), draft.competitor(),
                draft.tool(), draft.observedAt());
        seen.note(draft.notes(), draft.evidence() == null ? List.of() : draft.evidence(), draft.observer(), now);
        tell(seen);
    }

    private void tell(AuditObservation seen) {
        if (seen.isOurScore()) {
            outbox.append(ShopScore.TOPIC, ShopScore.of(seen.id, seen.auditId, seen.score, seen.observedAt,
                    seen.touchpoint, seen.channel, Words.of(seen.kind), seen.tell()));
        } else {
            takeBack(seen);
        }
    }

    /** What scoring was never told of need not be taken back. */
    private void takeBack(AuditObservation seen) {
        if (seen.told != null) {
            outbox.append(ShopScore.TOPIC, ShopScore.retracted(seen.id, seen.tell()));
        }
    }
}
