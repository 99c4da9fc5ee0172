package cx.touchstone.journey.tool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import cx.touchstone.kit.Refusal.Changed;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All systems and tools of the current tenant. */
@ApplicationScoped
public class Tools implements PanacheRepositoryBase<Tool, UUID> {

    /** The tool, or the refusal that there is none (also when it is another tenant's). */
    public Tool named(UUID id) {
        return find("id", id).firstResultOptional().orElseThrow(ToolIsUnknown::new);
    }

    /**
     * Like {@link #named}, in the state that {@code If-Match} names; nobody begins to refer to it until the transaction ends.
     */
    Tool held(UUID id, String ifMatch) {
        Tool tool = find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(ToolIsUnknown::new);
        Changed.check(ifMatch, tool.revision);
        return tool;
    }

    /** Whether there is such a tool; if so, it stays until the transaction ends. */
    public boolean keeps(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_READ).firstResultOptional().isPresent();
    }

    /** Oldest first, behind the given id; those that serve a touchpoint, or all when it is null. */
    List<Tool> after(UUID id, String touchpoint, int count) {
        StringBuilder where = new StringBuilder("1 = 1");
        Map<String, Object> values = new HashMap<>();
        if (id != null) {
            where.append(" and id > :id");
            values.put("id", id);
        }
        if (touchpoint != null) {
            where.append(" and array_contains(touchpoints, :touchpoint)");
            values.put("touchpoint", touchpoint);
        }
        return find(where + " order by id", values).page(io.quarkus.panache.common.Page.ofSize(count)).list();
    }
}
