package cx.touchstone.kit.leaving;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an export of a tenant holds.
 *
 * @param form how it is written; another one for every change that readers must know of
 * @param moments when what is in each folder was as it is here
 * @param leftOut what there is beside, and is not in it
 */
@RegisterForReflection
public record Manifest(String form, String tenant, List<Moment> moments, List<Part> parts, List<LeftOut> leftOut) {

    static final String FORM = "touchstone-tenant-export/1";

    /** One moment for all parts of a folder. */
    @RegisterForReflection
    public record Moment(String folder, Instant takenAt) {
    }

    /**
     * One part.
     *
     * @param name folder and table: {@code survey-service/response.ndjson}
     * @param rows lines, each of them a JSON object
     * @param sha256 of its bytes, in hex
     */
    @RegisterForReflection
    public record Part(String name, long rows, long bytes, String sha256) {
    }

    /**
     * A table, or columns of one.
     *
     * @param columns null when the whole table is left out
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LeftOut(String table, List<String> columns, String why) {
    }
}
