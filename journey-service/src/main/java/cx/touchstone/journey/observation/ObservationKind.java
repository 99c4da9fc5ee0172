package cx.touchstone.journey.observation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How something was observed. */
@Schema(name = "AuditObservationKind")
public enum ObservationKind {
    @JsonProperty("self-audit")
    SELF_AUDIT,
    @JsonProperty("mystery-shopping")
    MYSTERY_SHOPPING,
    @JsonProperty("employee-interview")
    EMPLOYEE_INTERVIEW,
    @JsonProperty("system-review")
    SYSTEM_REVIEW
}
