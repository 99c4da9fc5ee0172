package cx.touchstone.journey.action;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.reference.Reference;
import cx.touchstone.journey.reference.References;
import cx.touchstone.journey.reference.Referred;
import cx.touchstone.journey.reference.Referring;
import cx.touchstone.journey.running.Bequest;
import cx.touchstone.kit.Refusal.Changed;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All actions of the current tenant. */
@ApplicationScoped
public class Actions implements PanacheRepositoryBase<Action, UUID>, Bequest, Referring {

    /** Of an audit, in a list that has no pages. */
    public static final int LONGEST = 1_000;

    private static final String OF_AUDIT = "(auditId = :audit or id in (select c.actionId from CarriedAction c where c.auditId = :audit))";

    /**
     * Which ones; null where any will do.
     *
     * @param audit those that were begun in it or taken over by it
     * @param overdueOn those that are not done though they were due before this day
     */
    record Search(UUID audit, Action.Status status, String owner, LocalDate overdueOn) {
    }

    /** The action, or the refusal that there is none (also when it is another tenant's). */
    public Action named(UUID id) {
        return find("id", id).firstResultOptional().orElseThrow(ActionIsUnknown::new);
    }

    /** The action in the state that {@code If-Match} names. */
    public Action unchanged(UUID id, String ifMatch) {
        Action action = named(id);
        Changed.check(ifMatch, action.revision);
        return action;
    }

    /** Oldest first, behind the given id. */
    List<Action> after(UUID id, Search search, int count) {
        List<String> where = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        add(where, values, OF_AUDIT, "audit", search.audit());
        add(where, values, "status = :status", "status", search.status());
        add(where, values, "owner = :owner", "owner", search.owner());
        add(where, values, "status in ('OPEN', 'DOING') and dueOn < :today", "today", search.overdueOn());
        add(where, values, "id > :id", "id", id);
        return find(String.join(" and ", where) + " order by id", values).page(io.quarkus.panache.common.Page.ofSize(count))
                .list();
    }

    /** Of an audit, with those that it took over, the oldest first; at most {@value #LONGEST}. */
    public List<ActionView> of(UUID audit) {
        return after(null, new Search(audit, null, null, null), LONGEST).stream().map(ActionView::of).toList();
    }

    /** How many that would be without a limit. */
    public long countOf(UUID audit) {
        return count(OF_AUDIT, Map.of("audit", audit));
    }

    private static void add(List<String> where, Map<String, Object> values, String condition, String name, Object value) {
        if (value != null) {
            where.add(condition);
            values.put(name, value);
        }
    }

    /** What is not verified yet is the next audit's affair as well. */
    @Override
    public void pass(Audit closed, Audit next) {
        find(OF_AUDIT + " and status <> 'VERIFIED' order by id", Map.of("audit", closed.id())).stream()
                .forEach(action -> getEntityManager().persist(new CarriedAction(next.id(), action.id)));
    }

    @Override
    public List<Reference> to(Referred kind, UUID id) {
        return kind != Referred.FINDING ? List.of()
                : find("findingId = ?1 order by id", id).range(0, References.LISTED - 1).stream()
                        .map(action -> new Reference("/api/v1/actions/" + action.id, action.title)).toList();
    }
}
