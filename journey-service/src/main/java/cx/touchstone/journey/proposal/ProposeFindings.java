package cx.touchstone.journey.proposal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.resteasy.reactive.RestResponse;

import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.audit.Audits;
import cx.touchstone.journey.map.TouchpointMetric;
import cx.touchstone.journey.measured.AskScoring;
import cx.touchstone.journey.measured.Days;
import cx.touchstone.journey.measured.MeasuredScore;
import cx.touchstone.journey.publishing.JourneyVersions;
import cx.touchstone.journey.scope.Examined;
import cx.touchstone.journey.scope.Examined.ExaminedJourney;
import cx.touchstone.journey.scope.Examined.ExaminedTouchpoint;

/** Asks scoring-service which scores are worse than their targets. */
@ApplicationScoped
public class ProposeFindings {

    @Inject
    Audits audits;
    @Inject
    JourneyVersions versions;
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
                .flatMap(journey -> askScoring.gaps(journey.id(), aimedAt(audit.examined(), journey), days).stream())
                .toList();
        return keepProposals.keep(days, id, gaps);
    }

    /** Metrics that are to reach something at a touchpoint of the journey that is examined. */
    private Set<String> aimedAt(Examined examined, ExaminedJourney journey) {
        Set<String> keys = examined.touchpoints().stream().map(ExaminedTouchpoint::key).collect(Collectors.toSet());
        return versions.numbered(journey.id(), journey.version()).map().touchpoints()
                .filter(touchpoint -> keys.contains(touchpoint.key())).flatMap(touchpoint -> touchpoint.metrics().stream())
                .filter(TouchpointMetric::hasAim).map(TouchpointMetric::metric)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
