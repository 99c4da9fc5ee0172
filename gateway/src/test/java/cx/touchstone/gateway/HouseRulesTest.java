package cx.touchstone.gateway;

import java.sql.SQLException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.ArchitectureRules;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.kit.testing.TableRules;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class HouseRulesTest {

    @Inject
    AgroalDataSource database;

    @Test
    void the_architecture_holds() {
        ArchitectureRules.hold("cx.touchstone.gateway");
    }

    @Test
    void every_table_isolates_tenants() throws SQLException {
        TableRules.everyTableIsolatesTenants(database);
        TableRules.theServiceIsNotAboveThePolicies(database);
    }
}
