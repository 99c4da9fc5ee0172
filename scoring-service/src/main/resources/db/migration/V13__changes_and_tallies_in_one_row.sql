-- What came in is written down as a change, and folded into the tallies behind the intake: by one at a time for each tenant. So
-- a tally needs one row, with its histogram in it.
create table tally_change (
    tenant_id text     not null,
    position  bigint   generated always as identity,
    -- Observations that are counted otherwise.
    n         int      not null,
    -- Of which metrics.
    metrics   text[]   not null,
    -- What is added and what is taken away; the first byte says how it is written.
    changes   bytea    not null,
    constraint tally_change_pk primary key (tenant_id, position),
    constraint tally_change_n check (n > 0)
);
alter table tally_change enable row level security;
create policy tally_change_tenant on tally_change
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, delete on tally_change to ${app};
-- Rows live for a moment.
alter table tally_change set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_threshold = -1, toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 10000);

alter table tally rename to tally_by_slot;
alter table tally_by_slot rename constraint tally_pk to tally_by_slot_pk;

create table tally (
    tenant_id              text     not null,
    family                 int      not null,
    -- D: the day; M: the month that begins on the day.
    span                   text collate "C" not null,
    metric                 text collate "C" not null,
    -- '' when the observation names none, '*' for all together.
    touchpoint             text collate "C" not null,
    -- '' for everybody, and for those without the attribute. Of a pair both values, U+001F between them.
    segment_value          text collate "C" not null,
    day                    date     not null,
    n                      bigint   not null,
    -- Observations that are their person's first: at the touchpoint, or anywhere where all are together.
    people                 bigint   not null,
    weight                 numeric  not null,
    weight_squared         numeric  not null,
    -- Of the values themselves; null where the histogram says them exactly, as of a scale.
    total                  numeric,
    total_squared          numeric,
    weighted_total         numeric,
    weighted_total_squared numeric,
    -- The histogram: each value of a scale, or bucket of a sketch, in which there are any; ascending.
    buckets                int[]     not null,
    -- How many are in each of them, and how heavy they are: null when all weigh 1.
    counts                 bigint[]  not null,
    weights                numeric[],
    weights_squared        numeric[],
    constraint tally_pk primary key (tenant_id, family, span, metric, touchpoint, segment_value, day),
    constraint tally_span check (span in ('D', 'M')),
    constraint tally_histogram check (cardinality(buckets) = cardinality(counts)
        and (weights is null) = (weights_squared is null) and cardinality(weights) = cardinality(counts)
        and cardinality(weights_squared) = cardinality(counts))
) with (fillfactor = 70);
alter table tally enable row level security;
create policy tally_tenant on tally
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on tally to ${app};
-- The rows of today are updated again and again.
alter table tally set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);

insert into tally
select tenant_id, family, span, metric, touchpoint, segment_value, day, together.n, people, together.weight,
    together.weight_squared, total, total_squared, weighted_total, weighted_total_squared, buckets, counts,
    case when together.weight <> together.n or together.weight_squared <> together.n then weights end,
    case when together.weight <> together.n or together.weight_squared <> together.n then weights_squared end
from (
    select tenant_id, family, span, metric, touchpoint, segment_value, day, sum(n) as n, sum(people) as people,
        sum(weight) as weight, sum(weight_squared) as weight_squared, sum(total) as total,
        sum(total_squared) as total_squared, sum(weighted_total) as weighted_total,
        sum(weighted_total_squared) as weighted_total_squared
    from tally_by_slot group by tenant_id, family, span, metric, touchpoint, segment_value, day having sum(n) <> 0) as together
join (
    select tenant_id, family, span, metric, touchpoint, segment_value, day, array_agg(bucket order by bucket) as buckets,
        array_agg(n::bigint order by bucket) as counts, array_agg(weight order by bucket) as weights,
        array_agg(weight_squared order by bucket) as weights_squared
    from (
        select tenant_id, family, span, metric, touchpoint, segment_value, day, bucket, sum(n) as n, sum(weight) as weight,
            sum(weight_squared) as weight_squared
        from tally_value group by tenant_id, family, span, metric, touchpoint, segment_value, day, bucket
        having sum(n) <> 0) as part
    group by tenant_id, family, span, metric, touchpoint, segment_value, day) as histogram
using (tenant_id, family, span, metric, touchpoint, segment_value, day);
drop table tally_by_slot;
drop table tally_value;

alter table tally_pulse rename to tally_pulse_by_slot;
alter table tally_pulse_by_slot rename constraint tally_pulse_pk to tally_pulse_by_slot_pk;
-- Grows with every change of a metric's tallies: who waits for one looks here.
create table tally_pulse (
    tenant_id text   not null,
    metric    text collate "C" not null,
    changes   bigint not null,
    constraint tally_pulse_pk primary key (tenant_id, metric)
) with (fillfactor = 70);
alter table tally_pulse enable row level security;
create policy tally_pulse_tenant on tally_pulse
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on tally_pulse to ${app};
alter table tally_pulse set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);
insert into tally_pulse select tenant_id, metric, sum(changes) from tally_pulse_by_slot group by tenant_id, metric;
drop table tally_pulse_by_slot;

-- Which settings hold, by their number: 0 when the tenant has chosen none. They do not change before the transaction ends. Two
-- statements, so the second one sees what was changed while the first one waited.
create function held_settings(tenant text) returns bigint
    language plpgsql volatile set search_path = public, pg_temp
    as $$
    begin
        perform pg_advisory_xact_lock_shared(hashtext('settings'), hashtext(tenant));
        return coalesce((select revision from tenant_settings where tenant_id = tenant), 0);
    end
    $$;
revoke all on function held_settings(text) from public;
grant execute on function held_settings(text) to ${app};

create or replace function tenants_with_work(kind text) returns setof text
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
        case kind
            when 'recount' then return query select distinct tenant_id from recount;
            when 'build' then return query select distinct tenant_id from tally_family where state = 'BUILDING';
            when 'remove' then return query select distinct tenant_id from tally_family where state = 'REMOVED';
            when 'retention' then return query select tenant_id from tenant_settings where retention_months is not null;
            when 'fold' then return query select distinct tenant_id from tally_change;
            -- All that have observations: from one to the next by the key, not through all names.
            when 'reconcile' then return query
                with recursive tenant (id) as (
                    (select tenant_id from observation_name order by tenant_id limit 1)
                    union all
                    select (select tenant_id from observation_name where tenant_id > tenant.id order by tenant_id limit 1)
                    from tenant where tenant.id is not null)
                select id from tenant where id is not null;
        end case;
    end
    $$;
