package cx.touchstone.journey.checklist;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All versions of the current tenant's checklists. */
@ApplicationScoped
public class ChecklistVersions implements PanacheRepositoryBase<ChecklistVersion, UUID> {

    public Optional<ChecklistVersion> numbered(UUID checklist, int number) {
        return find("checklistId = ?1 and number = ?2", checklist, number).firstResultOptional();
    }

    ChecklistVersion latest(Checklist checklist) {
        return numbered(checklist.id, checklist.latest).orElseThrow(ChecklistIsUnknown::new);
    }

    /** In the order of their numbers, behind the given one. */
    List<ChecklistVersion> of(UUID checklist, int after, int count) {
        return find("checklistId = ?1 and number > ?2 order by number", checklist, after)
                .page(io.quarkus.panache.common.Page.ofSize(count)).list();
    }
}
