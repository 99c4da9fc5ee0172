package cx.touchstone.journey.running;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.journey.publishing.JourneyVersions;
import cx.touchstone.journey.scope.AuditScope;
import cx.touchstone.journey.scope.Examined;
import cx.touchstone.journey.scope.Examined.ExaminedJourney;
import cx.touchstone.journey.scope.Examined.ExaminedTouchpoint;

/** Begins an audit: what it looks at is from then on what the newest versions of its journeys show now. */
@ApplicationScoped
public class StartAudit {

    @Inject
    Journeys journeys;
    @Inject
    JourneyVersions versions;

    @Transactional(Transactional.TxType.MANDATORY)
    public void start(Audit audit, Instant now) {
        audit.start(examined(audit.scope()), now);
    }

    private Examined examined(AuditScope scope) {
        List<ExaminedJourney> examined = new ArrayList<>();
        Map<String, ExaminedTouchpoint> touchpoints = new LinkedHashMap<>();
        Set<String> stages = new HashSet<>();
        for (int i = 0; i < scope.journeys().size(); i++) {
            Journey journey = journeys.named(scope.journeys().get(i));
            if (journey.published() == 0) {
                throw new ScopeIsNotThere("/scope/journeys/" + i, "\"" + journey.name() + "\" was never published.");
            }
            examined.add(new ExaminedJourney(journey.id(), journey.name(), journey.published()));
            for (Stage stage : versions.numbered(journey.id(), journey.published()).map().stages()) {
                stages.add(stage.key());
                stage.touchpoints().stream().filter(touchpoint -> scope.has(stage, touchpoint))
                        .forEach(touchpoint -> touchpoints.putIfAbsent(touchpoint.key(), new ExaminedTouchpoint(
                                touchpoint.key(), touchpoint.name(), stage.key(), stage.name(), journey.id())));
            }
        }
        checkAllAreThere("stages", scope.stages(), stages);
        checkAllAreThere("touchpoints", scope.touchpoints(), touchpoints.keySet());
        return new Examined(examined, List.copyOf(touchpoints.values()));
    }

    private static void checkAllAreThere(String what, List<String> named, Set<String> there) {
        for (int i = 0; i < named.size(); i++) {
            if (!there.contains(named.get(i))) {
                throw new ScopeIsNotThere("/scope/" + what + "/" + i, named.get(i) + " is not among what is looked at.");
            }
        }
    }
}
