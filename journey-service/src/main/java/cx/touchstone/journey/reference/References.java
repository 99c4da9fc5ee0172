package cx.touchstone.journey.reference;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** All references within the service. */
@ApplicationScoped
public class References {

    /** The most references that a refusal names. */
    public static final int LISTED = 100;

    @Inject
    @Any
    Instance<Referring> all;

    /** Refuses with the list of what refers to it, if anything does. */
    public void checkNobodyRefersTo(Referred kind, UUID id) {
        List<Reference> references = all.stream().flatMap(one -> one.to(kind, id).stream()).limit(LISTED).toList();
        if (!references.isEmpty()) {
            throw new IsReferredTo(references);
        }
    }
}
