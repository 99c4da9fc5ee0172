package cx.touchstone.kit.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

class ArchitectureRulesTest {

    private static final String PLANTED = "cx.touchstone.kit.planted";

    @TestFactory
    Stream<DynamicTest> every_rule_fails_on_a_planted_violation() {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
        return ArchitectureRules.all(PLANTED).stream().map(rule -> DynamicTest.dynamicTest(rule.getDescription(),
                () -> assertFalse(rule.evaluate(planted).getFailureReport().isEmpty())));
    }

    @Test
    void a_package_that_is_not_there_is_no_success() {
        assertThrows(AssertionError.class, () -> ArchitectureRules.hold("cx.touchstone.nowhere"));
    }
}
