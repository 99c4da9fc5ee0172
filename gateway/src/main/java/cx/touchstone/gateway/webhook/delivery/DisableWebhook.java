package cx.touchstone.gateway.webhook.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.gateway.event.EventType;
import cx.touchstone.gateway.event.Events;
import cx.touchstone.gateway.event.NewEvent;
import cx.touchstone.gateway.webhook.Webhook;
import cx.touchstone.gateway.webhook.Webhooks;
import cx.touchstone.kit.Ids;
import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Disables a webhook that takes nothing any more, and says so: in the feed, to other webhooks, and in the audit log. */
@ApplicationScoped
public class DisableWebhook {

    public static final String SOURCE = "urn:touchstone:gateway";
    private static final String ACTOR = "gateway";

    @Inject
    Webhooks webhooks;
    @Inject
    Events events;
    @Inject
    AuditLog log;
    @Inject
    ObjectMapper json;

    /** Nothing, if somebody has done it meanwhile, or removed it. */
    void disable(Receiver receiver, Webhook.Reason reason) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Tenant.as(receiver.tenant(), () -> QuarkusTransaction.requiringNew().call(() -> {
            Webhook webhook = webhooks.held(receiver.tenant(), receiver.id());
            if (webhook.isEnabled()) {
                webhook.disable(reason, now);
                webhooks.flush();
                String why = reason.name().toLowerCase(Locale.ROOT);
                events.add(SOURCE, List.of(new NewEvent(Ids.next(), EventType.WEBHOOK_DISABLED.text(),
                        "webhook/" + webhook.id(), now, webhook.id(), null, List.of(), false,
                        json.valueToTree(Map.of("webhook", webhook.id(), "name", webhook.name(), "reason", why)))));
                log.append(receiver.tenant(), ACTOR, new Deed("webhook.disabled", "webhook", webhook.id().toString(),
                        Map.of("name", webhook.name(), "reason", why)));
            }
            return null;
        }));
    }
}
