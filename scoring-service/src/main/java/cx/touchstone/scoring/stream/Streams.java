package cx.touchstone.scoring.stream;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.leaving.TenantPurge;
import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.score.ScoreView;
import cx.touchstone.scoring.score.Scores;

/** Everybody who listens to this replica. Those who ask the same are answered together. */
@ApplicationScoped
public class Streams {

    @Inject
    StreamSettings settings;
    @Inject
    Pulse pulse;
    @Inject
    Scores scores;
    @Inject
    Metrics metrics;
    @Inject
    TenantPurge purge;

    /** What is asked, and whose answers it wants. */
    private record Asked(String tenant, ScoreQuestion question) {
    }

    private final Map<Asked, Followed> followed = new ConcurrentHashMap<>();
    private final AtomicInteger listening = new AtomicInteger();
    private final Map<String, Integer> listeningOf = new ConcurrentHashMap<>();

    /**
     * Listens for the current tenant: the scores as they are, and then every one that changes.
     *
     * @throws TooManyStreams when too many of the tenant listen already
     * @throws Refusal.Overloaded when too many listen already
     * @throws Refusal.Invalid for a metric that is made of more than its observations in the period
     */
    Flow.Publisher<News> listen(String tenant, ScoreQuestion question) {
        enter(tenant);
        var listener = new Listener(() -> leave(tenant));
        try {
            var mine = followed.compute(new Asked(tenant, question), (asked, known) -> {
                var one = known == null ? new Followed(sources(question), () -> answers(question)) : known;
                one.listeners().add(listener);
                return one;
            });
            mine.begin(listener, pulse.of(tenant));
            return listener;
        } catch (RuntimeException e) {
            listener.end();
            throw e;
        }
    }

    private void enter(String tenant) {
        int ofTenant = listeningOf.merge(tenant, 1, Integer::sum);
        int all = listening.incrementAndGet();
        if (ofTenant > settings.mostOfTenant()) {
            leave(tenant);
            throw new TooManyStreams(settings.mostOfTenant());
        }
        if (all > settings.most()) {
            leave(tenant);
            throw new Refusal.Overloaded("Too many listen already, try again later.");
        }
    }

    private void leave(String tenant) {
        listening.decrementAndGet();
        listeningOf.computeIfPresent(tenant, (of, listeners) -> listeners == 1 ? null : listeners - 1);
    }

    /** By their ids; one that asks too much for an id is told by what it asks. */
    private Map<String, ScoreView> answers(ScoreQuestion question) {
        var answers = new LinkedHashMap<String, ScoreView>();
        scores.answer(question)
                .forEach(score -> answers.put(score.id().orElseGet(score.question()::toString), ScoreView.of(score)));
        return answers;
    }

    /** Of which metrics tallies are read for it; empty for any. */
    private Set<String> sources(ScoreQuestion question) {
        var sources = new HashSet<String>();
        for (var metric : metrics.named(question.metrics()).values()) {
            if (!metric.isTallied()) {
                throw new Refusal.Invalid("metric", "not-tallied",
                        metric.key() + " is made of more than its own observations, and is not told as it changes.");
            }
            sources.add(metric.base());
        }
        return sources;
    }

    /** Whose scores somebody listens to. */
    Set<String> tenants() {
        return followed.keySet().stream().map(Asked::tenant).collect(Collectors.toSet());
    }

    /** Tells those who listen to a tenant's scores what has changed; whose question has no answer any more is sent away. */
    @ActivateRequestContext // of its own for each tenant: what was read for one must not be there for another
    void look(String tenant) {
        Tenant.as(tenant, () -> {
            if (purge.isOn(tenant)) {
                endOf(tenant);
                return null;
            }
            var beat = pulse.of(tenant);
            long rest = settings.tellEvery().toNanos();
            followed.forEach((asked, one) -> {
                if (asked.tenant.equals(tenant)) {
                    try {
                        one.lookAgain(beat, rest);
                    } catch (Refusal e) {
                        // Who comes again is told why.
                        one.listeners().forEach(Listener::end);
                    }
                }
            });
            return null;
        });
    }

    /** Says something to those who heard nothing for long, sends away who listened for very long, and forgets who left. */
    void tidy() {
        for (var one : List.copyOf(followed.values())) {
            for (var listener : one.listeners()) {
                if (listener.isOlderThan(settings.longest())) {
                    listener.end();
                } else if (listener.wasToldNothingFor(settings.aliveEvery())) {
                    listener.tell(List.of(new News.Alive()));
                }
            }
            one.listeners().removeIf(Listener::hasLeft);
        }
        followed.keySet()
                .forEach(asked -> followed.computeIfPresent(asked, (a, one) -> one.listeners().isEmpty() ? null : one));
    }

    /** Nobody hears anything of who is gone. */
    private void endOf(String tenant) {
        followed.forEach((asked, one) -> {
            if (asked.tenant.equals(tenant)) {
                one.listeners().forEach(Listener::end);
            }
        });
    }

    /** Sends everybody away. */
    void end() {
        followed.values().forEach(one -> one.listeners().forEach(Listener::end));
    }
}
