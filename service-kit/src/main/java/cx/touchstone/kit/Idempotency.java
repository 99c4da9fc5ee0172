package cx.touchstone.kit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;
import io.vertx.ext.web.RoutingContext;

/**
 * A POST that may be sent again under the same {@code Idempotency-Key}: its answer is stored with its effect, in the same
 * transaction, and replayed. The method must be transactional and return a {@code RestResponse}.
 */
@Interceptor
@Idempotency.Honoured
// Inside the transaction (whose interceptor comes first), outside the validation of the arguments.
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class Idempotency {

    /** Marks such a method. */
    @InterceptorBinding
    @Retention(RUNTIME)
    @Target({ METHOD, TYPE })
    public @interface Honoured {
    }

    /** An answer that shows a secret: what is stored, and replayed, is the same without it. */
    public interface ShownOnce {
        Object withoutSecret();
    }

    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED = "Idempotency-Replayed";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /** The key was used for another request. */
    public static final class KeyIsTaken extends Refusal {
        public KeyIsTaken() {
            super(Kind.MISMATCH, "idempotency-key-reused", "This Idempotency-Key came with another request before.");
        }
    }

    /** The first request with this key has not ended yet. */
    public static final class StillRunning extends Refusal {
        StillRunning() {
            super(Kind.CONFLICT, "still-running", "The first request with this Idempotency-Key is still running.");
        }
    }

    /** The key that the caller sent, or null; one that is not 1 to 200 visible ASCII characters is refused. */
    public static String key(RoutingContext at) {
        String key = at.request().getHeader(HEADER);
        if (key != null && !KEY.matcher(key).matches()) {
            throw new Refusal.Invalid(HEADER, "invalid-idempotency-key",
                    "Idempotency-Key must be 1 to 200 visible ASCII characters.");
        }
        return key;
    }

    public static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;
    @Inject
    RoutingContext at;

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        String key = key(at);
        if (key == null) {
            return call.proceed();
        }
        String operation = at.request().method() + " " + at.request().path();
        String hash = hash(json.writeValueAsBytes(body(call)));
        try (Connection connection = database.getConnection()) {
            reserve(connection, operation, key);
            RestResponse<?> stored = stored(connection, operation, key, hash);
            if (stored != null) {
                return stored;
            }
        }
        RestResponse<?> answer = (RestResponse<?>) call.proceed();
        store(operation, key, hash, answer);
        return answer;
    }

    /** The argument that is the body: the one that no annotation takes from elsewhere. */
    private static Object body(InvocationContext call) {
        Annotation[][] annotations = call.getMethod().getParameterAnnotations();
        for (int i = 0; i < annotations.length; i++) {
            if (Arrays.stream(annotations[i]).noneMatch(a -> a.annotationType().getName().startsWith("jakarta.ws.rs."))) {
                return call.getParameters()[i];
            }
        }
        return "";
    }

    private void reserve(Connection connection, String operation, String key) throws SQLException {
        try (PreparedStatement lock = connection
                .prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, tenant.current() + ' ' + operation + ' ' + key);
            ResultSet row = lock.executeQuery();
            row.next();
            if (!row.getBoolean(1)) {
                throw new StillRunning();
            }
        }
        // Keys are kept for a day; whoever comes by sweeps up a few of the older ones.
        try (PreparedStatement sweep = connection.prepareStatement("""
                delete from idempotency where (tenant_id, operation, key) in (
                    select tenant_id, operation, key from idempotency
                    where tenant_id = ? and created_at < now() - interval '24 hours' order by created_at limit 50
                    for update skip locked)""")) {
            sweep.setString(1, tenant.current());
            sweep.executeUpdate();
        }
    }

    private RestResponse<?> stored(Connection connection, String operation, String key, String hash) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select request_hash, status, location, entity_tag, body from idempotency
                where tenant_id = ? and operation = ? and key = ? and created_at >= now() - interval '24 hours'""")) {
            select.setString(1, tenant.current());
            select.setString(2, operation);
            select.setString(3, key);
            ResultSet row = select.executeQuery();
            if (!row.next()) {
                return null;
            }
            if (!row.getString("request_hash").equals(hash)) {
                throw new KeyIsTaken();
            }
            ResponseBuilder<Object> replay = ResponseBuilder.create(row.getInt("status")).entity(row.getString("body"));
            replay.header(REPLAYED, "true").header("Content-Type", "application/json");
            if (row.getString("location") != null) {
                replay.header("Location", row.getString("location"));
            }
            if (row.getString("entity_tag") != null) {
                replay.header("ETag", row.getString("entity_tag"));
            }
            return replay.build();
        }
    }

    private void store(String operation, String key, String hash, RestResponse<?> answer) throws Exception {
        try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement("""
                insert into idempotency (tenant_id, operation, key, request_hash, status, location, entity_tag, body)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict on constraint idempotency_pk do update set request_hash = excluded.request_hash,
                    status = excluded.status, location = excluded.location, entity_tag = excluded.entity_tag,
                    body = excluded.body, created_at = now()""")) {
            insert.setString(1, tenant.current());
            insert.setString(2, operation);
            insert.setString(3, key);
            insert.setString(4, hash);
            insert.setInt(5, answer.getStatus());
            insert.setString(6, header(answer, "Location"));
            insert.setString(7, header(answer, "ETag"));
            Object shown = answer.getEntity();
            insert.setString(8, json.writeValueAsString(shown instanceof ShownOnce once ? once.withoutSecret() : shown));
            insert.executeUpdate();
        }
    }

    private static String header(RestResponse<?> answer, String name) {
        Object value = answer.getHeaders().getFirst(name);
        return value == null ? null : value.toString();
    }
}
