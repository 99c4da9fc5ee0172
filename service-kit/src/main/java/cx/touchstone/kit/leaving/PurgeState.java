package cx.touchstone.kit.leaving;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How far a service is with removing a tenant.
 *
 * @param finished whether nothing is left
 * @param tables from which something was removed so far; all of them at the end
 */
@RegisterForReflection
public record PurgeState(boolean finished, List<Table> tables) {

    /**
     * One table.
     *
     * @param removed rows of the tenant that were removed from it
     * @param left rows of the tenant that are there; null as long as they were not counted
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Table(String table, long removed, Long left) {
    }

    static PurgeState counted(List<Table> tables) {
        return new PurgeState(tables.stream().allMatch(table -> table.left() == 0), tables);
    }
}
