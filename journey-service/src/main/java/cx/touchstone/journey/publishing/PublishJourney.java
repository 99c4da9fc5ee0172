package cx.touchstone.journey.publishing;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.kit.Outbox;

/** Turns a draft into the next version and tells scoring-service what to measure from now on; both or neither. */
@ApplicationScoped
public class PublishJourney {

    @Inject
    Journeys journeys;
    @Inject
    JourneyVersions versions;
    @Inject
    Outbox outbox;

    @Transactional(Transactional.TxType.MANDATORY)
    JourneyVersion publish(UUID id) {
        JourneyVersion version = new JourneyVersion(journeys.named(id), Instant.now());
        versions.persist(version);
        outbox.append(MeasurementPlan.TOPIC, MeasurementPlan.of(version));
        return version;
    }
}
