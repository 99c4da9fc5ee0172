package cx.touchstone.journey.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.kit.Ids;

/** Something to be done for an audit. */
@Entity
public class AuditTask {

    /** How far it is. */
    @Schema(name = "AuditTaskStatus")
    public enum Status {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("doing")
        DOING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("dropped")
        DROPPED
    }

    /** Said more often, it is several tasks. */
    static final int MOST_CHECK_INS = 200;

    @Id
    UUID id;
    @TenantId
    String tenantId;
    UUID auditId;
    String title;
    String description;
    String owner;
    LocalDate dueOn;
    @JdbcTypeCode(SqlTypes.JSON)
    List<LocalDate> checkInDates;
    @JdbcTypeCode(SqlTypes.JSON)
    List<CheckIn> checkIns;
    @Enumerated(EnumType.STRING)
    Status status;
    @Version
    long revision;
    Instant createdAt;
    Instant changedAt;

    protected AuditTask() {
        // for JPA
    }

    AuditTask(UUID auditId, Instant now) {
        this.id = Ids.next();
        this.auditId = auditId;
        this.status = Status.OPEN;
        this.checkIns = List.of();
        this.createdAt = now;
    }

    /** Says anew what is to be done, by whom and when. */
    void plan(String title, String description, String owner, LocalDate dueOn, List<LocalDate> checkInDates, Instant now) {
        this.title = title;
        this.description = description;
        this.owner = owner;
        this.dueOn = dueOn;
        this.checkInDates = checkInDates;
        this.changedAt = now;
    }

    void become(Status status) {
        this.status = status;
    }

    /** Writes down what was said at a check-in. */
    void checkIn(CheckIn checkIn) {
        if (checkIns.size() >= MOST_CHECK_INS) {
            throw new TooManyCheckIns();
        }
        List<CheckIn> all = new ArrayList<>(checkIns);
        all.add(checkIn);
        this.checkIns = List.copyOf(all);
        this.status = checkIn.status();
        this.changedAt = checkIn.at();
    }

    /** The same task for the next audit, so many days later. */
    AuditTask again(UUID next, long days, Instant now) {
        AuditTask task = new AuditTask(next, now);
        task.plan(title, description, owner, dueOn == null ? null : dueOn.plusDays(days),
                checkInDates.stream().map(date -> date.plusDays(days)).toList(), now);
        return task;
    }
}
