package cx.touchstone.gateway.webhook.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.gateway.event.EventView;
import cx.touchstone.gateway.webhook.secret.Safe;

/** Events as they are posted: CloudEvents 1.0, in structured mode, with the headers of Standard Webhooks. */
@ApplicationScoped
class Messages {

    /** What is posted. */
    record Message(Map<String, String> headers, byte[] body) {
    }

    @Inject
    Safe safe;
    @Inject
    ObjectMapper json;

    Message of(Outgoing sent, Instant now) {
        Receiver to = sent.to();
        String id = sent.event().id().toString();
        byte[] body;
        try {
            body = json.writeValueAsBytes(EventView.of(sent.event()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        String signature = safe.unlock(to.secret(), to.tenant(), to.id()).sign(id, now, body);
        if (to.formerSecret() != null && now.isBefore(to.formerUntil())) {
            signature += ' ' + safe.unlock(to.formerSecret(), to.tenant(), to.id()).sign(id, now, body);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/cloudevents+json; charset=utf-8");
        headers.put("User-Agent", "Touchstone-Webhooks/1");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        headers.put("webhook-signature", signature);
        return new Message(headers, body);
    }
}
