package cx.touchstone.journey.proposal;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.resteasy.reactive.RestResponse;

import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.audit.Audits;
import cx.touchstone.journey.measured.AskScoring;
import cx.touchstone.journey.measured.Days;
import cx.touchstone.journey.measured.MeasuredScore;

/** Asks scoring-service which scores are worse than their targets. */
@ApplicationScoped
public class ProposeFindings {

    @Inject
    Audits audits;
    @Inject
    AskScoring askScoring;
    @Inject
    KeepProposals keepProposals;

    /** What was not proposed in this audit before. */
    RestResponse<Proposals> propose(UUID id, Days days) {
        Audit audit = audits.named(id);
        audit.checkIsUnderWay();
        // Asked before anything is locked: scoring may take its time.
        List<MeasuredScore> gaps = audit.examined().journeys().stream()
                .flatMap(journey -> askScoring.gaps(journey.id(), days).stream()).toList();
        return keepProposals.keep(days, id, gaps);
    }
}
