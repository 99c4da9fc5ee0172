package cx.touchstone.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.ws.rs.core.Response;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/** The few rules of the house that a machine can watch; each is shown to fail on a planted violation. */
public final class ArchitectureRules {

    private ArchitectureRules() {
    }

    /** Holds all rules against a service's own classes. */
    public static void hold(String rootPackage) {
        JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(rootPackage);
        if (classes.isEmpty()) {
            throw new AssertionError("no classes in " + rootPackage);
        }
        all(rootPackage).forEach(rule -> rule.allowEmptyShould(true).check(classes));
    }

    static List<ArchRule> all(String rootPackage) {
        return List.of(formulasArePure(), formulasKnowNoClock(), entitiesKnowNoWire(), featuresHaveNoCycles(rootPackage),
                namesSaySomething(),
                answersAreTyped());
    }

    /** Formulas need nothing but the language: no database, no framework. */
    static ArchRule formulasArePure() {
        return noClasses().that().resideInAPackage("..formula..").should().dependOnClassesThat()
                .resideOutsideOfPackages("java.lang..", "java.math..", "java.time..", "java.util..", "..formula..")
                .as("formulas depend on the language only");
    }

    /** Time is an argument of a formula. */
    static ArchRule formulasKnowNoClock() {
        return noClasses().that().resideInAPackage("..formula..").should()
                .callMethodWhere(DescribedPredicate.describe("looks at a clock", ArchitectureRules::looksAtAClock))
                .as("formulas know no clock");
    }

    private static boolean looksAtAClock(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        return owner.getPackageName().startsWith("java.time") && call.getName().equals("now")
                || owner.isAssignableTo(Clock.class)
                || owner.isEquivalentTo(System.class) && Set.of("currentTimeMillis", "nanoTime").contains(call.getName());
    }

    /** The entity is not the wire format, and knows neither HTTP nor injection. */
    static ArchRule entitiesKnowNoWire() {
        return noClasses().that().areAnnotatedWith(Entity.class).should().dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "com.fasterxml.jackson..", "jakarta.inject..", "jakarta.enterprise..",
                        "io.vertx..", "org.jboss.resteasy..")
                .as("entities know neither HTTP nor JSON nor injection");
    }

    static ArchRule featuresHaveNoCycles(String rootPackage) {
        return slices().matching(rootPackage + ".(*)..").should().beFreeOfCycles();
    }

    static ArchRule namesSaySomething() {
        return noClasses().should().haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|DTO|Dto)")
                .as("names say what a class is");
    }

    /** A Response is a survey word here; answers are views. */
    static ArchRule answersAreTyped() {
        return noClasses().should().dependOnClassesThat().areAssignableTo(Response.class)
                .as("answers are typed, not jakarta.ws.rs.core.Response");
    }
}
