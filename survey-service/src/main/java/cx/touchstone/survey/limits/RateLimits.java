package cx.touchstone.survey.limits;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Counts the calls of each address to each link, in this process alone: with several replicas so many times more pass.
 * Addresses
 * are held in memory for minutes, and neither stored nor logged.
 */
// The form of its entries, which the cache looks up by name and a native image would leave out.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
@ApplicationScoped
public class RateLimits {

    /** In which the gateway names the caller's address; it lets nobody else's through. */
    private static final String ADDRESS = "Touchstone-Client-Address";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Caller(long link, String address) {
    }

    private final RateSettings settings;
    private final Cache<Caller, Bucket> buckets;
    private final String policy;

    @Inject
    RateLimits(RateSettings settings) {
        this.settings = settings;
        // A bucket that was silent until it is full again is as good as a new one.
        this.buckets = Caffeine.newBuilder().maximumSize(settings.remembered())
                .expireAfterAccess(Duration.ofSeconds(seconds(settings.burst()) + 1)).build();
        this.policy = "\"respondents\";q=" + settings.burst() + ";w=" + seconds(settings.burst());
    }

    /** How long until so many calls are let through again. */
    private long seconds(long calls) {
        return Math.ceilDiv(calls * MINUTE.toSeconds(), settings.perMinute());
    }

    /**
     * Counts a call, and says on its answer how many are left (draft-ietf-httpapi-ratelimit-headers).
     *
     * @throws TooManyCalls when there were too many
     */
    public void count(long link, HttpServerRequest request) {
        String address = request.getHeader(ADDRESS);
        Bucket bucket = buckets.get(new Caller(link, address == null ? "" : address), caller -> bucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        HttpServerResponse answer = request.response();
        answer.putHeader("RateLimit-Policy", policy);
        answer.putHeader("RateLimit", "\"respondents\";r=" + probe.getRemainingTokens() + ";t="
                + seconds(settings.burst() - probe.getRemainingTokens()));
        if (!probe.isConsumed()) {
            throw new TooManyCalls(Math.ceilDiv(probe.getNanosToWaitForRefill(), Duration.ofSeconds(1).toNanos()));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.burst()).refillGreedy(settings.perMinute(), MINUTE)).build();
    }
}
