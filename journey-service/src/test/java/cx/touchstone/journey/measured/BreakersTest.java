package cx.touchstone.journey.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.annotation.Annotation;
import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.Declined;
import cx.touchstone.kit.Outbox;
import cx.touchstone.kit.testing.Eventually;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A neighbour that declines a call is there: only one that is away, or fails, is left alone for a while. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class BreakersTest {

    @Inject
    @RestClient
    ScoringClient scoring;

    @AfterEach
    void theNeighbourIsBack() {
        ScoringNeighbour.answer = 204;
    }

    @Test
    void what_is_declined_keeps_nobody_from_asking_again() {
        for (int status : new int[] { 400, 401, 403, 404, 409, 413, 429 }) {
            ScoringNeighbour.answer = status;
            for (int i = 0; i < 20; i++) {
                assertEquals(status, Outbox.statusOf(assertThrows(Declined.class, this::ask)));
            }
        }
        ScoringNeighbour.answer = 200;
        ask();
    }

    @Test
    void a_neighbour_that_fails_is_left_alone_until_it_is_asked_once_more() {
        ScoringNeighbour.answer = 500;
        for (int i = 0; i < 6; i++) {
            assertThrows(RuntimeException.class, this::ask);
        }
        assertThrows(CircuitBreakerOpenException.class, this::ask);
        ScoringNeighbour.answer = 200;
        Eventually.eventually(() -> {
            try {
                ask();
            } catch (CircuitBreakerOpenException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void every_client_knows_what_is_declined() {
        JavaClasses classes = new ClassFileImporter().importPackages("cx.touchstone.journey");
        List<JavaClass> clients = classes.stream().filter(each -> each.isAnnotatedWith(RegisterRestClient.class)).toList();
        assertFalse(clients.isEmpty());
        for (JavaClass client : clients) {
            assertEquals(Declined.Answers.class.getName(), named(client, RegisterProvider.class, "value"), client.getName());
            client.getMethods().forEach(method -> assertEquals(Declined.class.getName(),
                    named(method, CircuitBreaker.class, "skipOn"), method.getFullName()));
        }
    }

    /** The class, or the only one, that an annotation names. */
    private static String named(HasAnnotations<?> annotated, Class<? extends Annotation> by, String property) {
        Object value = annotated.getAnnotationOfType(by.getName()).get(property).orElseThrow();
        return (value instanceof JavaClass[] several ? several[0] : (JavaClass) value).getName();
    }

    private void ask() {
        scoring.score("Bearer of-somebody", "enps", LocalDate.of(2017, 5, 1), LocalDate.of(2017, 5, 31));
    }
}
