package cx.touchstone.journey.reference;

import java.util.List;

import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;

/** Others refer to it: it cannot go before they let go of it. */
public final class IsReferredTo extends Refusal {
    IsReferredTo(List<Reference> references) {
        super(Kind.CONFLICT, "referred-to", "Others refer to it.", references.stream()
                .map(reference -> new Fault(reference.at(), "refers", "\"" + reference.name() + "\" refers to it.")).toList());
    }
}
