package cx.touchstone.survey.distribution;

import java.net.URI;
import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import cx.touchstone.survey.linkcode.LinkCodes;
import cx.touchstone.survey.linkcode.LinkSettings;

/** Where links lead. */
@Singleton
public class LinkAddresses {

    @Inject
    LinkCodes codes;
    @Inject
    LinkSettings settings;

    /** Its 28 characters. They are not kept: a copy of the database opens no survey. */
    String code(Link link) {
        return codes.write(link.code());
    }

    /** The page for people: host and 31 characters, short enough for a text message. */
    URI url(Link link) {
        return URI.create(settings.baseUrl().toString().replaceFirst("/+$", "") + "/s/" + code(link));
    }

    public LinkView view(Link link) {
        return LinkView.of(link, code(link), url(link), Instant.now());
    }
}
