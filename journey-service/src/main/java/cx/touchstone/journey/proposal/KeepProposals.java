package cx.touchstone.journey.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
import cx.touchstone.journey.finding.Findings.Gap;
import cx.touchstone.journey.measured.Days;
import cx.touchstone.journey.measured.MeasuredScore;
import cx.touchstone.journey.scope.Examined.ExaminedTouchpoint;
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
        Map<String, String> names = audit.examined().touchpoints().stream()
                .collect(Collectors.toMap(ExaminedTouchpoint::key, ExaminedTouchpoint::name));
        Set<Gap> known = findings.proposed(id);
        Instant now = Instant.now();
        List<Finding> proposed = gaps.stream().filter(gap -> names.containsKey(gap.touchpoint()))
                .filter(gap -> known.add(new Gap(gap.touchpoint(), gap.metric())))
                .map(gap -> Finding.proposed(id, gap, names.get(gap.touchpoint()), now)).toList();
        findings.persist(proposed);
        findings.flush();
        return ResponseBuilder.ok(new Proposals(proposed.stream().map(FindingView::of).toList())).build();
    }
}
