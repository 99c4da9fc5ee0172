package cx.touchstone.survey.collection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.collection.CollectResponses.Receipt;
import cx.touchstone.survey.collection.LeftResponses.Completed;
import cx.touchstone.survey.collection.ResponseTable.Known;
import cx.touchstone.survey.contact.Contacts;
import cx.touchstone.survey.linkcode.LinkIsInvalid;
import cx.touchstone.survey.participation.Participation;
import cx.touchstone.survey.participation.Participations;
import cx.touchstone.survey.participation.ResponseCounts;
import cx.touchstone.survey.participation.SurveyIsFull;

/**
 * Writes responses of which not any number is taken. Everybody locks in one order: counts of surveys, contacts, participations,
 * responses. What came before under the same key is answered as then, whatever has been used up since.
 */
@ApplicationScoped
public class AdmitResponses {

    /** A post that may come again. */
    private record Post(UUID survey, UUID key) {
        static Post of(CollectedResponse response) {
            return new Post(response.survey().id(), response.idempotencyKey());
        }
    }

    @Inject
    ResponseTable table;
    @Inject
    ResponseCounts counts;
    @Inject
    Participations participations;
    @Inject
    Contacts contacts;
    @Inject
    LeftResponses left;

    /** In the caller's transaction. */
    List<Receipt> write(Connection connection, String tenant, List<CollectedResponse> responses) throws SQLException {
        Map<UUID, Long> room = room(connection, tenant, responses);
        Set<UUID> there = contacts.held(connection, tenant, responses.stream().map(AdmitResponses::participant)
                .filter(contact -> contact != null).collect(Collectors.toSet()));
        Map<UUID, Receipt> receipts = new LinkedHashMap<>();
        List<CollectedResponse> candidates = candidates(connection, tenant, responses, there, receipts);
        Set<Participation> entered = participations.enter(connection, tenant, candidates.stream()
                .map(CollectedResponse::participation).filter(one -> one != null).toList());
        List<CollectedResponse> admitted = new ArrayList<>();
        for (CollectedResponse response : candidates) {
            if (response.participation() == null || entered.contains(response.participation())) {
                if (room.merge(response.survey().id(), -1L, Long::sum) >= 0) {
                    admitted.add(response);
                } else {
                    receipts.put(response.id(), Receipt.refused(new SurveyIsFull()));
                }
            }
        }
        Set<UUID> taken = table.insert(connection, tenant, admitted);
        List<CollectedResponse> complete = admitted.stream().filter(response -> taken.contains(response.id())).toList();
        settle(connection, tenant, complete, entered);
        left.replaceBy(connection, tenant, complete.stream().filter(response -> response.participation() != null).map(
                response -> Completed.of(response.id(), response.participation(), response.contact(), response.link()))
                .toList());
        complete.forEach(response -> receipts.put(response.id(), Receipt.taken(response)));
        return receipts(connection, tenant, responses, receipts, room);
    }

    /** The contact who answers, also when the response may not say so; or null. */
    private static UUID participant(CollectedResponse response) {
        return response.participation() == null ? null : response.participation().contact();
    }

    /** How many more each survey takes; any number where there is no limit. */
    private Map<UUID, Long> room(Connection connection, String tenant, List<CollectedResponse> responses) throws SQLException {
        Map<UUID, AskedSurvey> surveys = new TreeMap<>();
        responses.forEach(response -> surveys.merge(response.survey().id(), response.survey(),
                (one, other) -> one.newest() >= other.newest() ? one : other));
        Map<UUID, Long> room = new HashMap<>();
        for (AskedSurvey survey : surveys.values()) {
            Integer limit = survey.settings().responseLimit();
            room.put(survey.id(), limit == null ? Long.MAX_VALUE
                    : Math.max(0, limit - counts.hold(connection, tenant, survey.id(), survey.newest())));
        }
        return room;
    }

    /** The first of each key and each participant, of contacts that are there, unless it came before. */
    private List<CollectedResponse> candidates(Connection connection, String tenant, List<CollectedResponse> responses,
            Set<UUID> there, Map<UUID, Receipt> receipts) throws SQLException {
        Map<Post, Known> before = posted(connection, tenant, responses);
        Set<Post> posts = new HashSet<>(before.keySet());
        Set<Participation> seen = new HashSet<>();
        List<CollectedResponse> candidates = new ArrayList<>();
        for (CollectedResponse response : responses) {
            if (participant(response) != null && !there.contains(participant(response))) {
                receipts.put(response.id(), Receipt.refused(new LinkIsInvalid()));
            } else if ((response.idempotencyKey() == null || posts.add(Post.of(response)))
                    && (response.participation() == null || seen.add(response.participation()))) {
                candidates.add(response);
            }
        }
        return candidates;
    }

    /** Counts what was taken, and lets go of what was entered for nothing. */
    private void settle(Connection connection, String tenant, List<CollectedResponse> taken, Set<Participation> entered)
            throws SQLException {
        Set<Participation> used = taken.stream().map(CollectedResponse::participation).collect(Collectors.toSet());
        participations.leave(connection, tenant, entered.stream().filter(one -> !used.contains(one)).toList());
        Map<UUID, List<CollectedResponse>> limited = taken.stream()
                .filter(response -> response.survey().settings().responseLimit() != null)
                .collect(Collectors.groupingBy(response -> response.survey().id(), TreeMap::new, Collectors.toList()));
        for (var ofSurvey : limited.entrySet()) {
            counts.add(connection, tenant, ofSurvey.getKey(), ofSurvey.getValue().size());
        }
    }

    private List<Receipt> receipts(Connection connection, String tenant, List<CollectedResponse> responses,
            Map<UUID, Receipt> receipts, Map<UUID, Long> room) throws SQLException {
        Map<Post, Known> posted = posted(connection, tenant,
                responses.stream().filter(response -> !receipts.containsKey(response.id())).toList());
        List<Receipt> all = new ArrayList<>(responses.size());
        for (CollectedResponse response : responses) {
            Known first = posted.get(Post.of(response));
            all.add(receipts.containsKey(response.id()) ? receipts.get(response.id())
                    : first != null ? Receipt.repeated(response, first)
                            : Receipt.refused(response.participation() == null || room.get(response.survey().id()) < 0
                                    ? new SurveyIsFull()
                                    : response.participation().refusal()));
        }
        return all;
    }

    private Map<Post, Known> posted(Connection connection, String tenant, List<CollectedResponse> responses)
            throws SQLException {
        Map<Post, Known> posted = new HashMap<>();
        for (var ofSurvey : responses.stream().filter(response -> response.idempotencyKey() != null)
                .collect(Collectors.groupingBy(response -> response.survey().id())).entrySet()) {
            table.posted(connection, tenant, ofSurvey.getKey(),
                    ofSurvey.getValue().stream().map(CollectedResponse::idempotencyKey).distinct().toList())
                    .forEach((key, known) -> posted.put(new Post(ofSurvey.getKey(), key), known));
        }
        return posted;
    }
}
