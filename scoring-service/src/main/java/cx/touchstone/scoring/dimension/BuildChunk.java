package cx.touchstone.scoring.dimension;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.scoring.observation.KeptObservation;
import cx.touchstone.scoring.observation.ObservationTable;
import cx.touchstone.scoring.tally.Cells;
import cx.touchstone.scoring.tally.Families;
import cx.touchstone.scoring.tally.Family;
import cx.touchstone.scoring.tally.Family.State;
import cx.touchstone.scoring.tally.Position;
import cx.touchstone.scoring.tally.TallyWriter;
import io.agroal.api.AgroalDataSource;

/**
 * Counts the next observations in a family that is built. Exact whatever is written meanwhile: in the transaction of a chunk
 * all changes are folded that it can see, by how far the family counted before; so tallies and observations agree, and the
 * observations that it goes through are counted nowhere else in the family. Changes that come afterwards are folded by how far
 * the family counts then: what is added or taken away up to there is counted by them, and the rest is seen by the chunks to
 * come.
 */
@ApplicationScoped
public class BuildChunk {

    @Inject
    AgroalDataSource database;
    @Inject
    ObservationTable observations;
    @Inject
    TallyWriter tallies;

    /**
     * What was done.
     *
     * @param ended whether there is nothing more to build
     * @param took how long it took
     */
    public record Built(boolean ended, Duration took) {
    }

    /**
     * In a transaction in which all changes are folded, and which should be committed soon: nobody else folds meanwhile.
     *
     * @param most observations that are looked at
     */
    public Built build(Connection transaction, String tenant, int family, int most) throws SQLException {
        long begun = System.nanoTime();
        // Another builder may have gone on, or somebody has removed it.
        var building = Families.of(transaction, tenant).all().stream()
                .filter(one -> one.number() == family && one.state() == State.BUILDING).findFirst();
        boolean ended = building.isEmpty() || !goOn(transaction, tenant, building.get(), most);
        return new Built(ended, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** @return whether there may be more */
    private boolean goOn(Connection transaction, String tenant, Family family, int most) throws SQLException {
        var next = new ArrayList<KeptObservation>();
        observations.each(transaction, tenant, family.countedTo(), null, most, next::add);
        var cells = new Cells();
        next.stream().flatMap(KeptObservation::countables).forEach(one -> cells.add(one, List.of(family)));
        tallies.write(transaction, tenant, cells);
        long counted = next.stream().flatMap(KeptObservation::countables).count();
        boolean more = next.size() == most;
        note(transaction, tenant, family, more ? next.getLast().position() : null, counted);
        return more;
    }

    /** @param countedTo null when there is no more: then it counts everything */
    private void note(Connection transaction, String tenant, Family family, Position countedTo, long counted)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update tally_family set state = ?, counted_to = ?, counted_source = ?, counted_id = ?, counted = counted + ?,
                    complete_from = ?
                where tenant_id = ? and family = ?""")) {
            update.setString(1, (countedTo == null ? State.READY : State.BUILDING).name());
            update.setObject(2, countedTo == null ? null : countedTo.observedAt().atOffset(ZoneOffset.UTC));
            update.setString(3, countedTo == null ? null : countedTo.source());
            update.setString(4, countedTo == null ? null : countedTo.id());
            update.setLong(5, counted);
            update.setObject(6, countedTo == null ? completeFrom(transaction, tenant, family) : null);
            update.setString(7, tenant);
            update.setInt(8, family.number());
            update.executeUpdate();
        }
    }

    /**
     * The day behind the last on which everybody together are not as many as in the family: those observations were no longer
     * kept when it came to them. Null when there is none.
     */
    private static LocalDate completeFrom(Connection transaction, String tenant, Family family) throws SQLException {
        var month = lastThatDiffers(transaction, tenant, family, "M", null);
        return month == null ? null : lastThatDiffers(transaction, tenant, family, "D", month).plusDays(1);
    }

    /** @param month null for any */
    private static LocalDate lastThatDiffers(Connection transaction, String tenant, Family family, String span,
            LocalDate month) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                """
                        select max(day) from (
                            select day from tally
                            where tenant_id = ? and family in (?, ?) and span = ? and touchpoint = '*' and day between ? and ?
                            group by metric, day
                            having sum(n) filter (where family = ?) is distinct from sum(n) filter (where family <> ?)) as differs""")) {
            select.setString(1, tenant);
            select.setInt(2, Family.EVERYBODY.number());
            select.setInt(3, family.number());
            select.setString(4, span);
            select.setObject(5, month == null ? LocalDate.of(-4000, 1, 1) : month);
            select.setObject(6, month == null ? LocalDate.of(9999, 12, 31) : month.plusMonths(1).minusDays(1));
            select.setInt(7, Family.EVERYBODY.number());
            select.setInt(8, Family.EVERYBODY.number());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Date day = row.getDate(1);
                return day == null ? null : day.toLocalDate();
            }
        }
    }

    /** How many values a dimension of the tenant counts when it is built, about: those that wait to be folded included. */
    long toBeCounted(String tenant) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        """
                                select coalesce(sum(n), 0) + (select coalesce(sum(n), 0) from tally_change where tenant_id = ?)
                                from tally where tenant_id = ? and family = ? and span = 'M' and touchpoint = '*'""")) {
            select.setString(1, tenant);
            select.setString(2, tenant);
            select.setInt(3, Family.EVERYBODY.number());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
