package cx.touchstone.journey.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.journey.event.JourneyEvent;
import cx.touchstone.journey.event.TellOfEvents;
import cx.touchstone.journey.importance.AllImportanceRules;
import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.journey.touchpoint.PublishedTouchpoints;
import cx.touchstone.kit.Outbox;

/**
 * Turns a draft into the next version and tells scoring-service what to measure from now on, and partners that there is one;
 * all or nothing.
 */
@ApplicationScoped
public class PublishJourney {

    /**
     * A version that shows the draft.
     *
     * @param anew whether it was published just now; a draft that is published already is not published twice
     */
    record Published(JourneyVersion version, boolean anew) {
    }

    @Inject
    Journeys journeys;
    @Inject
    JourneyVersions versions;
    @Inject
    AllImportanceRules rules;
    @Inject
    PublishedTouchpoints touchpoints;
    @Inject
    Outbox outbox;
    @Inject
    TellOfEvents events;

    @Transactional(Transactional.TxType.MANDATORY)
    Published publish(UUID id, String note) {
        // Held: of two who publish at once, the second finds what the first has published.
        Journey journey = journeys.held(id, "*");
        JourneyMap weighed = rules.current().weigh(journey.personas(), journey.draft());
        if (journey.published() > 0) {
            JourneyVersion latest = versions.numbered(id, journey.published());
            if (latest.shows(journey, weighed)) {
                return new Published(latest, false);
            }
        }
        JourneyVersion version = new JourneyVersion(journey, weighed, note, Instant.now());
        versions.persistAndFlush(version);
        touchpoints.replace(id, version.number);
        outbox.append(MeasurementPlan.TOPIC, MeasurementPlan.of(version));
        events.tell(JourneyEvent.of("journey.published", "journey", id, List.of(),
                Map.of("journey", id, "name", version.name, "version", version.number), version.publishedAt));
        return new Published(version, true);
    }
}
