package cx.touchstone.survey.partial;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.asked.AskedSurveys;
import cx.touchstone.survey.observation.ObservationOutbox;
import cx.touchstone.survey.observation.Retelling;
import cx.touchstone.survey.partial.SavedView.SavedStatus;
import cx.touchstone.survey.publishing.SurveyVersion;
import io.quarkus.scheduler.Scheduled;

/** Lets responses that nobody goes on with count as they are. Any number of replicas may do so at once. */
@ApplicationScoped
public class ExpireResponses {

    private static final int BATCH = 200;

    @Inject
    Transactions transactions;
    @Inject
    SavedResponses responses;
    @Inject
    AskedSurveys surveys;
    @Inject
    ObservationOutbox outbox;

    /** All that are due now. */
    @Scheduled(identity = "expire-responses", every = "${touchstone.partial.expire-every}", delayed = "${touchstone.partial.expire-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void expire() {
        int expired;
        do {
            expired = 0;
            for (String tenant : Tenant.as(Tenant.NOBODY, this::tenants)) {
                expired += Tenant.as(tenant, () -> transactions.of(connection -> expire(connection, tenant)));
            }
            outbox.nudge();
        } while (expired > 0);
    }

    private List<String> tenants() {
        return transactions.of(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select tenants_with_expired_responses(?)")) {
                select.setInt(1, BATCH);
                List<String> tenants = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        tenants.add(row.getString(1));
                    }
                }
                return tenants;
            }
        });
    }

    private int expire(Connection connection, String tenant) throws SQLException {
        int gone = removeSuperseded(connection, tenant);
        List<SavedResponse> expired = responses.expired(connection, tenant, BATCH);
        for (SavedResponse one : expired) {
            SurveyVersion version = surveys.version(tenant, one.survey(), one.version());
            responses.save(connection, tenant, one.with(SavedStatus.PARTIAL, one.version(), one.submission(), one.sequence(),
                    null, one.respondedAt()), null);
            outbox.tell(connection, tenant, Retelling.first(one.measured(version.questionnaire())),
                    version.questionnaire().settings().hidesRespondents());
        }
        return gone + expired.size();
    }

    /** Whoever began on one device while he completed on another has answered once. */
    private static int removeSuperseded(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from response where tenant_id = ? and id in (
                    select r.id from response r
                    where r.tenant_id = ? and r.status = 'STARTED' and r.expires_at <= now()
                        and exists (select 1 from participation p where p.tenant_id = r.tenant_id
                            and p.survey_id = r.survey_id
                            and p.participant in ('contact:' || r.contact_id, 'link:' || r.link_id))
                    for update of r skip locked)""")) {
            delete.setString(1, tenant);
            delete.setString(2, tenant);
            return delete.executeUpdate();
        }
    }
}
