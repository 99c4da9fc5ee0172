package cx.touchstone.survey.privacy;

import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.bulk.ImportedObservations;
import cx.touchstone.survey.observation.Observation;

/**
 * What is left of responses and people beside their own rows: messages under way, answers of the API that are kept to be given
 * again, results of imports. Called while the rows themselves are locked, so that nothing new comes.
 */
@ApplicationScoped
public class Traces {

    /** Messages of this topic are lists of observations, whose ids begin with those of their responses. */
    private static final String TOLD = "exists (select 1 from jsonb_array_elements(payload::jsonb) as told (item)"
            + " where left(told.item ->> 'id', 36) = any (?))";
    /** Messages of the other topic are lists of ids of responses. */
    private static final String NAMED = "exists (select 1 from jsonb_array_elements_text(payload::jsonb) as named (id)"
            + " where named.id = any (?))";
    /** Shorter values stand in too many texts that mean something else. */
    private static final int SHORTEST = 3;
    /** Of a value; what is quoted may be cut behind it. */
    private static final int QUOTED = 50;

    @Inject
    Rows rows;
    @Inject
    Tenant tenant;

    /** How many messages speak of these responses. */
    int messagesAbout(Collection<UUID> responses) {
        return rows.count("select count(*) from outbox where tenant_id = ? and topic = ? and " + TOLD,
                tenant.current(), Observation.TOPIC, texts(responses))
                + rows.count("select count(*) from outbox where tenant_id = ? and topic = ? and " + NAMED, tenant.current(),
                        ImportedObservations.TOPIC, texts(responses));
    }

    /**
     * Removes what messages, dead ones too, say of these responses, and nothing that they say of others. That something is
     * taken back stays to be told, since
     * nothing
     * else tells it, and it has no content. A message that is being delivered at this moment arrives: who removes a response
     * takes back all that it ever told, under a higher revision.
     *
     * @return how many messages were removed or changed
     */
    public int withdrawMessages(Collection<UUID> responses) {
        return rows.count("""
                with told as (
                    select id, payload::jsonb as said, (select jsonb_agg(item order by place)
                        from jsonb_array_elements(payload::jsonb) with ordinality as items (item, place)
                        where (item ->> 'retracted')::boolean or left(item ->> 'id', 36) <> all (?)) as rest
                    from outbox where tenant_id = ? and topic = ? and %s order by id for update),
                removed as (
                    delete from outbox o using told where o.tenant_id = ? and o.id = told.id and rest is null returning 1),
                changed as (
                    update outbox o set payload = rest::text, last_error = null from told
                    where o.tenant_id = ? and o.id = told.id and rest <> said returning 1)
                select (select count(*) from removed) + (select count(*) from changed)""".formatted(TOLD), texts(responses),
                tenant.current(), Observation.TOPIC, texts(responses), tenant.current(), tenant.current())
                + rows.change("""
                        update outbox set payload = (select coalesce(jsonb_agg(id), '[]')
                            from jsonb_array_elements_text(payload::jsonb) as named (id) where id <> all (?))::text
                        where tenant_id = ? and topic = ? and %s""".formatted(NAMED), texts(responses), tenant.current(),
                        ImportedObservations.TOPIC, texts(responses));
    }

    /**
     * Removes stored answers of the API that name one of these; the same call with the same key is a new one then.
     *
     * @param ids of contacts or responses
     */
    public int forgetAnswers(Collection<UUID> ids) {
        String[] patterns = ids.stream().map(id -> "%" + id + "%").toArray(String[]::new);
        return rows.change("delete from idempotency where tenant_id = ? and (operation like any (?) or body like any (?))",
                tenant.current(), patterns, patterns);
    }

    /** Lets imports forget which rows became these responses. */
    public int forgetRows(Collection<UUID> responses) {
        UUID[] ids = responses.toArray(UUID[]::new);
        int forgotten = rows.count("""
                select count(*) from imported_chunk, unnest(response_ids) as named (id)
                where tenant_id = ? and response_ids && ? and id = any (?)""", tenant.current(), ids, ids);
        if (forgotten > 0) {
            rows.change("""
                    update imported_chunk set response_ids = array(
                        select case when id = any (?) then null else id end
                        from unnest(response_ids) with ordinality as named (id, place) order by place)
                    where tenant_id = ? and response_ids && ?""", ids, tenant.current(), ids);
        }
        return forgotten;
    }

    /** Removes from the faults of refused rows the details that quote one of these values. */
    int forgetQuotes(Stream<String> values) {
        String[] quoted = values.filter(value -> value != null && value.length() >= SHORTEST)
                .map(value -> value.substring(0, Math.min(QUOTED, value.length())).toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        return quoted.length == 0 ? 0
                : rows.change(
                        """
                                update imported_chunk set errors = (
                                    select jsonb_agg((
                                        select coalesce(jsonb_agg(case when %1$s
                                            then fault || '{"detail": "What was wrong quoted a person who was erased."}' else fault end
                                            order by place), '[]')
                                        from jsonb_array_elements(faults) with ordinality as listed (fault, place)) order by number)
                                    from jsonb_array_elements(errors) with ordinality as refused (faults, number))
                                where tenant_id = ? and exists (select 1 from jsonb_path_query(errors, '$[*][*]') as quoting (fault) where %1$s)"""
                                .formatted(
                                        "exists (select 1 from unnest(?) as quote where strpos(lower(fault ->> 'detail'), quote) > 0)"),
                        quoted, tenant.current(), quoted);
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
