package cx.touchstone.scoring;

import java.io.IOException;
import java.sql.SQLException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.ArchitectureRules;
import cx.touchstone.kit.testing.OpenApiContract;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.kit.testing.Strangers;
import cx.touchstone.kit.testing.TableRules;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HouseRulesTest {

    @Inject
    AgroalDataSource database;

    @Test
    void the_contract_is_as_committed() throws IOException {
        OpenApiContract.isAsCommitted();
        OpenApiContract.showsEveryOperation();
    }

    @Test
    void the_architecture_holds() {
        ArchitectureRules.hold("cx.touchstone.scoring");
    }

    @Test
    void strangers_are_refused_everywhere() {
        Strangers.areRefusedEverywhere();
    }

    @Test
    void every_table_isolates_tenants() throws SQLException {
        TableRules.everyTableIsolatesTenants(database);
        TableRules.theServiceIsNotAboveThePolicies(database);
    }
}
