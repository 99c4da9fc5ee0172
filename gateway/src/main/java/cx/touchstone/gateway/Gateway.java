package cx.touchstone.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The one door to the platform. */
@QuarkusMain
public class Gateway {

    public static void main(String... arguments) {
        // Quarkus would answer a malformed address itself, with an empty 400. PathGuard is stricter, and says what is wrong.
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(arguments);
    }
}
