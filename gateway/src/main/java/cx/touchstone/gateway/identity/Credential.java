package cx.touchstone.gateway.identity;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import cx.touchstone.gateway.identity.token.AccessToken;
import cx.touchstone.gateway.key.KeySecret;

/** With what somebody says who he is. */
sealed interface Credential {

    /** By which it is remembered; the thing itself is not. */
    ByteBuffer hash();

    /** An API key. */
    record Key(KeySecret secret) implements Credential {
        @Override
        public ByteBuffer hash() {
            return secret.hash();
        }
    }

    /** An access token of an identity provider. */
    record Token(AccessToken token) implements Credential {
        @Override
        public ByteBuffer hash() {
            return token.hash();
        }
    }

    String SCHEME = "Bearer ";

    /**
     * What stands in {@code Authorization} headers; empty if there is not exactly one such header with something well-formed.
     */
    static Optional<Credential> in(List<String> authorization) {
        if (authorization.size() != 1) {
            return Optional.empty();
        }
        String header = authorization.getFirst();
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String text = header.substring(SCHEME.length());
        return KeySecret.of(text).<Credential> map(Key::new).or(() -> AccessToken.of(text).map(Token::new));
    }
}
