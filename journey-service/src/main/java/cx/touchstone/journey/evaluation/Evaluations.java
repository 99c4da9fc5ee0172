package cx.touchstone.journey.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All evaluation sheets of the current tenant's audits. */
@ApplicationScoped
public class Evaluations implements PanacheRepositoryBase<TouchpointEvaluation, UUID> {

    Optional<TouchpointEvaluation> at(UUID audit, String touchpoint) {
        return find("auditId = ?1 and touchpoint = ?2", audit, touchpoint).firstResultOptional();
    }

    /** All of an audit, by touchpoint. */
    public List<EvaluationView> all(UUID audit) {
        return list("auditId = ?1 order by touchpoint", audit).stream().map(EvaluationView::of).toList();
    }

    /** By touchpoint, behind the given one. */
    List<TouchpointEvaluation> of(UUID audit, String after, int count) {
        return (after == null ? find("auditId = ?1 order by touchpoint", audit)
                : find("auditId = ?1 and touchpoint > ?2 order by touchpoint", audit, after))
                .page(io.quarkus.panache.common.Page.ofSize(count)).list();
    }
}
