package cx.touchstone.gateway.tenant.purge;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What became of a tenant's rows in one table.
 *
 * @param left null as long as they were not counted
 */
@Schema(name = "PurgedTable")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PurgedTable(@Schema(examples = "survey-service") String service, @Schema(examples = "response") String table,
        @Schema(description = "How many rows were removed so far.", examples = "48210") long removed,
        @Schema(description = "How many are there; absent as long as they were not counted.", examples = "0") Long left) {
}
