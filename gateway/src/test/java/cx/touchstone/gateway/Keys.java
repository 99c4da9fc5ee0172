package cx.touchstone.gateway;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.kit.Ids;
import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** Gives out API keys for tests. */
@ApplicationScoped
public class Keys {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    AgroalDataSource database;

    /** A key that nobody has. */
    public static String aKeyOfNobody() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return "tsk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    public static String aTenant() {
        return "tenant-" + Ids.next();
    }

    public String aKey(String tenant, String... scopes) {
        return aKeyUntil(null, tenant, scopes);
    }

    public String aKeyUntil(Instant end, String tenant, String... scopes) {
        String key = aKeyOfNobody();
        run("insert into tenant values (?, ?, now()) on conflict do nothing", tenant, "Test");
        run("insert into api_key values (?, ?, 'test', ?, ?, string_to_array(?, ','), now(), ?)", tenant, Ids.next(),
                key.substring(0, 12), sha256(key), String.join(",", scopes), end == null ? null : Timestamp.from(end));
        return key;
    }

    /** A key that may do everything in its tenant. */
    public String aKeyForAll(String tenant) {
        return aKey(tenant, Scopes.OF_A_TENANT.toArray(String[]::new));
    }

    public void revoke(String key) {
        run("update api_key set revoked_at = now() where hash = ?", (Object) sha256(key));
    }

    public void suspend(String tenant) {
        run("update tenant set suspended_at = now(), suspension_reason = 'test' where tenant_id = ?", tenant);
    }

    public int count(String table, String tenant) {
        return Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection();
                    var row = connection.createStatement().executeQuery("select count(*) from " + table)) {
                row.next();
                return row.getInt(1);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private void run(String sql, Object... values) {
        Tenant.as(Tenant.EVERYBODY, () -> {
            try (Connection connection = database.getConnection(); PreparedStatement run = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    run.setObject(i + 1, values[i]);
                }
                return run.executeUpdate();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Everything that a key may do, for tests that are not about it. */
    public String anyKey() {
        return aKey(aTenant(), Set.of("journeys:read", "scores:read").toArray(String[]::new));
    }
}
