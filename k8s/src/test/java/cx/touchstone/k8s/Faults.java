package cx.touchstone.k8s;

import java.util.ArrayList;
import java.util.List;

/** What breaks a rule, in words. */
final class Faults {

    final List<String> found = new ArrayList<>();

    void add(String name, String fault) {
        found.add(name + " " + fault);
    }

    void unless(boolean holds, String name, String fault) {
        if (!holds) {
            add(name, fault);
        }
    }
}
