package cx.touchstone.scoring.dimension;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.change.TallyLock;
import cx.touchstone.scoring.tally.Family;
import cx.touchstone.scoring.tally.Family.State;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

/** All dimensions of the current tenant. */
@ApplicationScoped
public class Dimensions implements PanacheRepositoryBase<Dimension, Integer> {

    /** Single ones, and as many pairs. */
    static final int MOST = 20;
    /** An attribute with more values names somebody rather than dividing them. */
    static final int MOST_VALUES = 1_000;
    /** Of the last months, so many of the newest observations are looked at for values. */
    private static final int LOOKED_AT = 200_000;

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;
    @Inject
    TallyLock tallies;

    /** Those that count, or will; in the order in which they were added. */
    List<Dimension> present() {
        return list("state <> ?1", Sort.by("id"), State.REMOVED);
    }

    Dimension named(int id) {
        return present().stream().filter(one -> one.id == id).findFirst().orElseThrow(DimensionIsUnknown::new);
    }

    /** Adds a dimension of one attribute, or of a pair of attributes each of which is one. */
    Dimension add(List<String> attributes, Instant now) {
        holdNumbers();
        var present = present();
        if (present.stream().anyMatch(one -> one.isOf(attributes))) {
            throw new DimensionExists(attributes);
        }
        if (present.stream().filter(one -> one.isPair() == attributes.size() > 1).count() >= MOST) {
            throw new TooManyDimensions();
        }
        if (attributes.size() > 1) {
            mustBeDimensions(attributes, present);
        } else if (hasTooManyValues(attributes.getFirst(), now)) {
            throw new Refusal.Invalid("/attributes/0", "too-many-values",
                    attributes.getFirst() + " had more than " + MOST_VALUES
                            + " values in the last three months.");
        }
        // Also above those that are removed: rows of theirs may be left.
        int number = find("order by id desc").firstResultOptional().map(last -> last.id + 1).orElse(Family.FIRST_OWN);
        var dimension = new Dimension(number, attributes, now);
        persist(dimension);
        return dimension;
    }

    /**
     * Removes it, and the pairs that its attribute is in. When this commits, nobody writes to their tallies any more: who does
     * reads which families there are only when he holds the lock.
     */
    void remove(int id) {
        try (Connection transaction = database.getConnection()) {
            tallies.hold(transaction, tenant.current());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var removed = named(id);
        present().stream().filter(one -> one == removed || !removed.isPair() && one.attributes().contains(removed.attribute))
                .forEach(Dimension::remove);
    }

    private static void mustBeDimensions(List<String> attributes, List<Dimension> present) {
        var faults = attributes.stream().filter(key -> present.stream().noneMatch(one -> one.isOf(List.of(key))))
                .map(key -> new Refusal.Fault("/attributes/" + attributes.indexOf(key), "no-dimension",
                        key + " is not a dimension by itself."))
                .toList();
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }

    /** One at a time adds dimensions of a tenant, so that numbers and limits hold. */
    private void holdNumbers() {
        try (Connection transaction = database.getConnection();
                PreparedStatement wait = transaction
                        .prepareStatement("select pg_advisory_xact_lock(hashtext('dimensions'), hashtext(?))")) {
            wait.setString(1, tenant.current());
            wait.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean hasTooManyValues(String attribute, Instant now) {
        try (Connection transaction = database.getConnection(); PreparedStatement select = transaction.prepareStatement("""
                select count(distinct value) > ? from (
                    select attributes ->> ? as value from observation
                    where tenant_id = ? and observed_at >= ?::timestamptz - interval '3 months'
                    order by observed_at desc limit ?) as newest""")) {
            select.setInt(1, MOST_VALUES);
            select.setString(2, attribute);
            select.setString(3, tenant.current());
            select.setString(4, now.toString());
            select.setInt(5, LOOKED_AT);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
