package cx.touchstone.gateway;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.restassured.response.ValidatableResponse;

/** Somebody who gives access tokens, over real HTTP, with discovery and keys as OpenID Connect has them. */
public final class Issuer implements AutoCloseable {

    public static final String AUDIENCE = "touchstone";

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private final List<PublicJsonWebKey> keys = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    public Issuer() {
        try {
            keys.add(aKey());
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/realm/.well-known/openid-configuration",
                exchange -> answer(exchange, "{\"issuer\": \"" + url() + "\", \"jwks_uri\": \"" + jwksUri() + "\"}"));
        server.createContext("/realm/keys", exchange -> {
            asked.incrementAndGet();
            answer(exchange, new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY));
        });
        server.start();
    }

    private void answer(HttpExchange exchange, String document) throws IOException {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(away ? 503 : 200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** A key that nobody has seen; of a kind that is quickly made. */
    public static PublicJsonWebKey aKey() {
        try {
            PublicJsonWebKey made = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            made.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            return named(made);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static PublicJsonWebKey named(PublicJsonWebKey key) {
        key.setKeyId(UUID.randomUUID().toString());
        return key;
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/realm";
    }

    public String jwksUri() {
        return url() + "/keys";
    }

    /** With which it signs. */
    public PublicJsonWebKey key() {
        return keys.getLast();
    }

    /** Signs with this one from now on; the one before stays good. */
    public void takeUp(PublicJsonWebKey next) {
        keys.add(next);
    }

    /** Signs with this one from now on, and takes the one before back. */
    public void rotate(PublicJsonWebKey next) {
        keys.add(next);
        keys.removeIf(key -> key != next);
    }

    public void leave() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    /** How often it was asked for its keys. */
    public int asked() {
        return asked.get();
    }

    /** A tenant takes its tokens from now on; its id is in the answer. */
    public ValidatableResponse isTakenBy(String adminKey, String more) {
        return given().header("Authorization", "Bearer " + adminKey).contentType("application/json")
                .body("{\"name\": \"keycloak\", \"issuer\": \"" + url() + "\", \"audience\": \"" + AUDIENCE + "\"" + more + "}")
                .post("/api/v1/identity-providers").then();
    }

    /** A good token of somebody with roles where Keycloak has them. */
    public String token(String subject, String... roles) {
        return token(claims -> {
            claims.setSubject(subject);
            claims.setClaim("realm_access", Map.of("roles", List.of(roles)));
        });
    }

    /** A token that says what is wanted, and is good otherwise. */
    public String token(Consumer<JwtClaims> wanted) {
        return sign(claims(wanted), key());
    }

    public JwtClaims claims(Consumer<JwtClaims> wanted) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(url());
        claims.setAudience(AUDIENCE);
        claims.setSubject("ana");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("typ", "Bearer");
        wanted.accept(claims);
        return claims;
    }

    public static String sign(JwtClaims claims, PublicJsonWebKey key) {
        return sign(claims, key, key.getAlgorithm());
    }

    public static String sign(JwtClaims claims, PublicJsonWebKey key, String algorithm) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setHeader("typ", "JWT");
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        token.setAlgorithmHeaderValue(algorithm);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
