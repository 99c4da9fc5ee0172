package cx.touchstone.scoring.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import cx.touchstone.kit.Ids;
import cx.touchstone.scoring.reconciliation.comparison.Comparison;
import cx.touchstone.scoring.reconciliation.comparison.Difference;

/** A comparison of all tallies and readings with the observations, month by month. */
@Entity
public class Reconciliation {

    /** Differences that are named; more are only counted. */
    static final int NAMED = 1_000;

    @Id
    UUID id;
    @TenantId
    String tenantId;
    Instant startedAt;
    Instant finishedAt;
    LocalDate doneThrough;
    int monthsDone;
    int monthsTotal;
    long observationsTotal;
    long observations;
    long cells;
    long differenceCount;
    long drift;
    @JdbcTypeCode(SqlTypes.JSON)
    List<Difference> differences;

    protected Reconciliation() {
        // for JPA
    }

    /**
     * @param months that there are to compare
     * @param observations about how many there are to count
     */
    Reconciliation(Instant now, int months, long observations) {
        this.id = Ids.next();
        this.startedAt = now;
        this.monthsTotal = months;
        this.observationsTotal = observations;
        this.differences = List.of();
    }

    /** Whether this month, by its first day, is still to be compared. */
    boolean lacks(LocalDate month) {
        return finishedAt == null && (doneThrough == null || month.isAfter(doneThrough));
    }

    /** Adds what was found in the next month. */
    void add(LocalDate month, Comparison found) {
        if (!lacks(month)) {
            throw new IllegalStateException(month + " was compared already");
        }
        doneThrough = month;
        monthsDone++;
        observations += found.observations();
        cells += found.cells();
        differenceCount += found.differenceCount();
        drift += found.drift();
        var named = new ArrayList<>(differences);
        named.addAll(found.differences().subList(0, Math.min(found.differences().size(), NAMED - named.size())));
        differences = named;
    }

    void finish(Instant now) {
        finishedAt = now;
        // Months may have come and gone meanwhile, and observations.
        monthsTotal = monthsDone;
        observationsTotal = observations;
    }
}
