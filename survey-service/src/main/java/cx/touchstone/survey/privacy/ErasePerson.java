package cx.touchstone.survey.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Problems;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.deed.Deeds;
import cx.touchstone.survey.contact.ContactIsUnknown;
import cx.touchstone.survey.correction.CorrectResponse;
import cx.touchstone.survey.privacy.Erasure.Removed;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Erases a person in one transaction, and tells scoring-service to take back what was counted. The contact is locked first, as
 * whoever answers by a personal link or makes one does: what they write is there before and goes, or they find nobody.
 */
@ApplicationScoped
class ErasePerson {

    /** What the contact is known by, for what quotes it. */
    private record Person(UUID id, List<String> values) {
    }

    private static final int ATTEMPTS = 5;

    @Inject
    Rows rows;
    @Inject
    Traces traces;
    @Inject
    CorrectResponse corrections;
    @Inject
    Erasures erasures;
    @Inject
    Deeds deeds;
    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;

    /** Removes whatever is there of whom the order names, also if that is nothing, in a transaction of its own. */
    Erasure erase(ErasureOrder order) {
        return patiently(() -> erase(order, person(order)));
    }

    /** Removes a contact that must be there. */
    Erasure eraseContact(UUID id) {
        ErasureOrder order = ErasureOrder.ofContact(id);
        return patiently(() -> {
            Person person = person(order);
            if (person == null) {
                throw new ContactIsUnknown();
            }
            return erase(order, person);
        });
    }

    /** It locks rows of many tables, so it may have to give way to somebody who locks some of them in another order. */
    private static Erasure patiently(Callable<Erasure> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(work);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !Problems.gaveWay(e)) {
                    throw e;
                }
            }
        }
    }

    private Erasure erase(ErasureOrder order, Person person) {
        List<UUID> responses = responses(order, person);
        Removed removed = erase(person, responses, order);
        Erasure erasure = new Erasure(order.basis(), removed, tenant.caller(), Instant.now());
        erasures.persist(erasure);
        deeds.note("/api/v1/erasures/" + erasure.id);
        return erasure;
    }

    /** The contact, locked; null when there is none or it is not a contact that is meant. */
    private Person person(ErasureOrder order) {
        String select = "select id, name, email, phone, external_id from contact where tenant_id = ? and ";
        List<Person> found = order.contactId() != null
                ? rows.read(ErasePerson::person, select + "id = ? for update", tenant.current(), order.contactId())
                : order.contact() != null
                        ? rows.read(ErasePerson::person, select + "source = ? and external_id = ? for update", tenant.current(),
                                order.contact().source(), order.contact().externalId())
                        : List.of();
        return found.isEmpty() ? null : found.getFirst();
    }

    private static Person person(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int column = 2; column <= 5; column++) {
            values.add(row.getString(column));
        }
        return new Person(row.getObject(1, UUID.class), values);
    }

    /** Locked, in the order of their ids. */
    private List<UUID> responses(ErasureOrder order, Person person) {
        String select = "select id from response where tenant_id = ? and ";
        if (person != null) {
            return rows.ids(select + "contact_id = ? order by id for update", tenant.current(), person.id());
        }
        if (order.subject() != null) {
            return rows.ids(select + "subject ->> 'id' = ? and subject = ?::jsonb order by id for update", tenant.current(),
                    order.subject().id(), write(order.subject()));
        }
        return order.response() == null ? List.of()
                : rows.ids(select + "survey_id = ? and external_id = ? for update", tenant.current(),
                        order.response().surveyId(), order.response().externalId());
    }

    private Removed erase(Person person, List<UUID> responses, ErasureOrder order) {
        UUID[] ids = responses.toArray(UUID[]::new);
        int corrections = countOf("response_change", ids);
        int notes = countOf("response_note", ids);
        int tags = countOf("response_tag", ids);
        int messages = traces.withdrawMessages(responses);
        responses.forEach(this.corrections::remove);
        int importedRows = traces.forgetRows(responses) + traces.forgetQuotes(Stream.concat(
                person == null ? Stream.empty() : person.values().stream(),
                Stream.of(order.subject() == null ? null : order.subject().id(),
                        order.response() == null ? null : order.response().externalId())));
        int participations = 0;
        int links = 0;
        List<UUID> named = new ArrayList<>(responses);
        if (person != null) {
            named.add(person.id());
            participations = rows.change("delete from participation where tenant_id = ? and participant = ?",
                    tenant.current(), "contact:" + person.id());
            links = rows.change("delete from link where tenant_id = ? and contact_id = ?", tenant.current(), person.id());
            rows.change("delete from contact where tenant_id = ? and id = ?", tenant.current(), person.id());
        }
        return new Removed(person == null ? 0 : 1, links, responses.size(), corrections, notes, tags, participations, messages,
                named.isEmpty() ? 0 : traces.forgetAnswers(named), importedRows);
    }

    private int countOf(String table, UUID[] responses) {
        return rows.count("select count(*) from " + table + " where tenant_id = ? and response_id = any (?)", tenant.current(),
                responses);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
