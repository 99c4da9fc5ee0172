package cx.touchstone.gateway.exchange;

import java.util.Locale;

/** Kinds of requests that must not get in each other's way: each has connections of its own to a service. */
public enum Lane {
    /** Answers are given, or what they are given on is fetched. Who is sent away now may never come again. */
    COLLECTING,
    /** Everything else. */
    ORDINARY,
    /** Answers that go on and on. */
    EVENTS;

    /** As it is told to those who watch over the installation. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
