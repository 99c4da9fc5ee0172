package cx.touchstone.journey.editing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.journey.catalogue.Catalogue;
import cx.touchstone.journey.importance.AllImportanceRules;
import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.map.Touchpoint;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Refusal.Fault;

/** What every change of a part has in common. Faults are named with pointers into the part, not into the journey. */
@ApplicationScoped
class EditJourney {

    @Inject
    Journeys journeys;
    @Inject
    AllImportanceRules rules;
    @Inject
    Catalogue catalogue;

    /** Draws the journey like this; the answer shows a part of it, and the state that the journey is in now. */
    @Transactional(Transactional.TxType.MANDATORY)
    <T> ResponseBuilder<T> redraw(Journey journey, JourneyMap map, RestResponse.Status status, Function<JourneyMap, T> part) {
        JourneyMap weighed = weighed(journey, map);
        journey.redraw(weighed, catalogue, Instant.now());
        journeys.flush();
        return ResponseBuilder.create(status, part.apply(weighed)).header(HttpHeaders.ETAG, Changed.tag(journey.revision()));
    }

    /** The map of a journey as the rules weigh it now. */
    JourneyMap weighed(Journey journey, JourneyMap map) {
        return rules.current().weigh(journey.personas(), map);
    }

    /** Refuses a touchpoint that contradicts itself or is in the rest of the journey already. */
    void check(Touchpoint touchpoint, JourneyMap rest) {
        List<Fault> faults = new ArrayList<>(touchpoint.contradictions("", catalogue));
        if (rest.touchpoint(touchpoint.key()).isPresent()) {
            faults.add(taken("/key", touchpoint.key()));
        }
        refuse(faults);
    }

    /** Refuses a stage that contradicts itself or the rest of the journey. */
    void check(Stage stage, JourneyMap rest) {
        List<Fault> faults = new ArrayList<>(stage.contradictions("", catalogue));
        if (rest.stage(stage.key()).isPresent()) {
            faults.add(taken("/key", stage.key()));
        }
        Set<String> seen = new HashSet<>(rest.touchpoints().map(Touchpoint::key).toList());
        for (int t = 0; t < stage.touchpoints().size(); t++) {
            String key = stage.touchpoints().get(t).key();
            if (!seen.add(key)) {
                faults.add(taken("/touchpoints/" + t + "/key", key));
            }
        }
        refuse(faults);
    }

    /** The list with one more at a position; at its end when no position is told. */
    static <T> List<T> inserted(List<T> list, T item, Integer position) {
        if (position != null && (position < 0 || position > list.size())) {
            throw new Refusal.Invalid("position", "range", "position must be between 0 and " + list.size() + ".");
        }
        List<T> longer = new ArrayList<>(list);
        longer.add(position == null ? list.size() : position, item);
        return longer;
    }

    static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }

    private static Fault taken(String pointer, String key) {
        return new Fault(pointer, "duplicate-key", "The journey has \"" + key + "\" already.");
    }
}
