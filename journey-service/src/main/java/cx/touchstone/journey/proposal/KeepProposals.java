package cx.touchstone.journey.proposal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.audit.Audits;
import cx.touchstone.journey.finding.Finding;
import cx.touchstone.journey.finding.FindingView;
import cx.touchstone.journey.finding.Findings;
import cx.touchstone.journey.measured.Days;
import cx.touchstone.journey.measured.MeasuredScore;
import cx.touchstone.kit.Idempotency;

/** Makes findings of gaps, each once in an audit. */
@ApplicationScoped
public class KeepProposals {

    @Inject
    Audits audits;
    @Inject
    Findings findings;

    /** @param days what was sent; first, because that is what makes a repeated call the same */
    @Transactional
    @Idempotency.Honoured
    public RestResponse<Proposals> keep(Days days, UUID id, List<MeasuredScore> gaps) {
        // Whoever else proposes waits here, and finds then what was proposed.
        Audit audit = audits.unchanged(id, "*");
        audit.checkIsUnderWay();
        List<FindingView> proposed = new ArrayList<>();
        for (MeasuredScore gap : gaps) {
            audit.examined().find(gap.touchpoint())
                    .filter(touchpoint -> !findings.wasProposed(id, touchpoint.key(), gap.metric())).ifPresent(touchpoint -> {
                        Finding finding = Finding.proposed(id, gap, touchpoint.name(), Instant.now());
                        findings.persistAndFlush(finding);
                        proposed.add(FindingView.of(finding));
                    });
        }
        return ResponseBuilder.ok(new Proposals(proposed)).build();
    }
}
