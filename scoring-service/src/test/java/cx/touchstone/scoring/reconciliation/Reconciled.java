package cx.touchstone.scoring.reconciliation;

import static cx.touchstone.kit.testing.Caller.as;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.change.Folded;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.ValidatableResponse;

/** A tenant whose tallies are counted again, and tampered with. */
record Reconciled(AgroalDataSource database, String tenant) {

    ValidatableResponse now() {
        return as(tenant, "admin").get("/api/v1/reconciliation?recount=true").then();
    }

    List<Map<String, ?>> differences() {
        return now().statusCode(200).extract().path("differences");
    }

    int differenceCount() {
        return now().statusCode(200).extract().path("differenceCount");
    }

    /** Changes rows behind everybody's back; how many. */
    int tamper(String statement) {
        Folded.of(tenant);
        return Tenant.as(tenant, () -> {
            try (var connection = database.getConnection(); var change = connection.createStatement()) {
                return change.executeUpdate(statement);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    void ask(String query) {
        Tenant.as(tenant, () -> {
            try (var connection = database.getConnection(); var select = connection.createStatement()) {
                return select.execute(query);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }
}
