package cx.touchstone.survey.bulk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.linkcode.LinkKeys;
import cx.touchstone.survey.linkcode.LinkSettings;

/**
 * How external ids are kept. Where nobody shall be known again, only a hash is, under a key that is not in the database: the
 * same
 * response coming twice is noticed, and who has the database alone cannot find out whose it is by trying all ids.
 */
@ApplicationScoped
class ExternalIds {

    private static final String ALGORITHM = "HmacSHA256";
    /** So that the same key hashes nothing else alike. */
    private static final String LABEL = "touchstone external id";

    private final LinkKeys keys;

    @Inject
    ExternalIds(LinkSettings settings) {
        keys = LinkKeys.of(settings.keys().orElse(""));
    }

    /** As it is written; null when the response has none. */
    String kept(GivenResponse response) {
        return response.externalId() == null ? null
                : response.survey().isAnonymous() ? hash(response, keys.byId().get(keys.newest())) : response.externalId();
    }

    /** Whether the same id may have been kept otherwise before. */
    boolean mayHaveChanged(AskedSurvey survey) {
        return survey.isAnonymous() && keys.byId().size() > 1;
    }

    /** As it may have been written, by older keys too. */
    Stream<String> all(GivenResponse response) {
        return response.externalId() == null ? Stream.empty()
                : response.survey().isAnonymous() ? keys.byId().values().stream().map(key -> hash(response, key))
                        : Stream.of(response.externalId());
    }

    private static String hash(GivenResponse response, SecretKey key) {
        try {
            AskedSurvey survey = response.survey();
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(String
                    .join("\0", LABEL, survey.tenant(), survey.id().toString(), response.externalId())
                    .getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
