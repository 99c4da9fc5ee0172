package cx.touchstone.scoring.upkeep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.deed.Deeds;
import cx.touchstone.scoring.change.Folding;
import cx.touchstone.scoring.intake.Intake;
import cx.touchstone.scoring.observation.Observation;
import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.upkeep.ErasureOrder.Subject;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Takes back what was observed about a subject, by the way on which everything is taken back. */
@ApplicationScoped
public class EraseSubject {

    /** Taking back holds up those who send meanwhile: in small parts, they get between. */
    private static final int CHUNK = 500;
    /** What is found at a time. */
    private static final int MOST = 20_000;
    /** It counts revisions of its own, and would not notice that one of them was used up here. */
    private static final String OWN_BUSINESS = "survey-service";

    @Inject
    AgroalDataSource database;
    @Inject
    Intake intake;
    @Inject
    Folding folding;
    @Inject
    Deeds deeds;
    @Inject
    Tenant tenant;

    /** @return how many observations were taken back; one that somebody corrects meanwhile is found again */
    int erase(Subject subject) {
        // It takes many transactions: that it was begun must be known even if it is broken off.
        QuarkusTransaction.requiringNew().run(() -> deeds.note(null));
        int erased = 0;
        for (var found = find(subject); !found.isEmpty(); found = find(subject)) {
            for (int from = 0; from < found.size(); from += CHUNK) {
                var chunk = found.subList(from, Math.min(found.size(), from + CHUNK));
                var taken = intake.take(tenant.current(), chunk).toCompletableFuture().join();
                erased += (int) taken.stream().filter(isNews -> isNews).count();
            }
        }
        // What waits to be folded still names them.
        folding.fold(tenant.current());
        folding.retry(tenant.current()); // what was set aside too, with its being taken back it comes to nothing
        return erased;
    }

    /** That those which hold are taken back. */
    private List<Observation> find(Subject subject) {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                select known.source, known.id, known.revision
                from observation join observation_name as known using (tenant_id, source, id)
                where tenant_id = ? and subject_system = ? and subject_type = ? and subject_id = ? and source <> ?
                order by observation.observed_at limit ?""")) {
            select.setString(1, tenant.current());
            select.setString(2, subject.system());
            select.setString(3, subject.type());
            select.setString(4, subject.id());
            select.setString(5, OWN_BUSINESS);
            select.setInt(6, MOST);
            var found = new ArrayList<Observation>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Observation(new Name(row.getString(1), row.getString(2)), row.getInt(3) + 1, null));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
