package cx.touchstone.scoring.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The families of a tenant as they stand at one moment. Who writes tallies must hold their lock before reading them, and keep
 * it: then nobody can have counted in between what the writer believes not to be counted yet.
 *
 * @param all everybody and the channel first, then the tenant's own by number
 */
public record Families(List<Family> all) {

    public Families {
        all = List.copyOf(all);
    }

    /** Those of the tenant, with what the statement sees when it begins. */
    public static Families of(Connection transaction, String tenant) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select family, attribute, second_attribute, state, counted_to, counted_source, counted_id, complete_from
                from tally_family where tenant_id = ? order by family""")) {
            select.setString(1, tenant);
            var families = new ArrayList<>(List.of(Family.EVERYBODY, Family.CHANNEL));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    families.add(family(row));
                }
            }
            return new Families(families);
        }
    }

    private static Family family(ResultSet row) throws SQLException {
        var axes = row.getString(3) == null ? List.of(row.getString(2)) : List.of(row.getString(2), row.getString(3));
        var countedTo = row.getObject(5, OffsetDateTime.class);
        return new Family(row.getInt(1), axes, Family.State.valueOf(row.getString(4)),
                countedTo == null ? null : new Position(countedTo.toInstant(), row.getString(6), row.getString(7)),
                row.getObject(8, LocalDate.class));
    }

    /** Those that count what lies at this position. */
    public List<Family> counting(Position position) {
        return all.stream().filter(family -> family.counts(position)).toList();
    }

    /** Whether those that count are the same wherever something lies: nothing is being built. */
    boolean areSettled() {
        return all.stream().noneMatch(family -> family.state() == Family.State.BUILDING);
    }

    /** The one that can be read and is told apart by exactly these axes, in whatever order. */
    public Optional<Family> ready(Set<String> axes) {
        return all.stream().filter(family -> family.state() == Family.State.READY
                && family.axes().size() == axes.size() && new HashSet<>(family.axes()).equals(axes)).findFirst();
    }
}
