-- Observations are counted by the day and by the month, for every touchpoint and for all together, and told apart only by what a
-- tenant has declared to be a dimension. How many and how heavy they are is kept apart from which values they have.
drop table tally;

-- What is counted apart. Everybody (0) and the channel (1) need no row.
create table tally_family (
    tenant_id        text        not null,
    family           int         not null,
    attribute        text        not null,
    -- Of a pair.
    second_attribute text,
    state            text        not null,
    -- While it is built it counts what lies up to here; nothing yet when null.
    counted_to       timestamptz,
    counted_source   text collate "C",
    counted_id       text collate "C",
    counted          bigint      not null default 0,
    created_at       timestamptz not null default now(),
    constraint tally_family_pk primary key (tenant_id, family),
    constraint tally_family_number check (family >= 16),
    constraint tally_family_state check (state in ('BUILDING', 'READY', 'REMOVED')),
    constraint tally_family_position check (num_nulls(counted_to, counted_source, counted_id) in (0, 3))
);
create unique index tally_family_once on tally_family (tenant_id, attribute, second_attribute) nulls not distinct
    where state <> 'REMOVED';
alter table tally_family enable row level security;
create policy tally_family_tenant on tally_family
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on tally_family to ${app};

-- How many, how heavy, how much.
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
    -- Writers at work at the same time have different slots, so no two ever wait for one row.
    slot                   smallint not null,
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
    constraint tally_pk primary key (tenant_id, family, span, metric, touchpoint, segment_value, day, slot),
    constraint tally_span check (span in ('D', 'M'))
) with (fillfactor = 70);

-- The histogram: how often each value of a scale, or each bucket of a sketch.
create table tally_value (
    tenant_id      text     not null,
    family         int      not null,
    span           text collate "C" not null,
    metric         text collate "C" not null,
    touchpoint     text collate "C" not null,
    segment_value  text collate "C" not null,
    day            date     not null,
    bucket         int      not null,
    slot           smallint not null,
    n              bigint   not null,
    weight         numeric  not null,
    weight_squared numeric  not null,
    constraint tally_value_pk primary key (tenant_id, family, span, metric, touchpoint, segment_value, day, bucket, slot),
    constraint tally_value_span check (span in ('D', 'M'))
) with (fillfactor = 70);

-- Grows with every change of a metric's tallies: who waits for one looks here.
create table tally_pulse (
    tenant_id text     not null,
    metric    text collate "C" not null,
    slot      smallint not null,
    changes   bigint   not null,
    constraint tally_pulse_pk primary key (tenant_id, metric, slot)
) with (fillfactor = 70);

do $$
declare
    each text;
begin
    foreach each in array array['tally', 'tally_value', 'tally_pulse'] loop
        execute format('alter table %I enable row level security', each);
        execute format('create policy %I on %I using (tenant_id = current_setting(''app.tenant'', true))'
            ' with check (tenant_id = current_setting(''app.tenant'', true))', each || '_tenant', each);
        execute format('grant select, insert, update, delete on %I to ${app}', each);
        -- The rows of today are updated with every batch.
        execute format('alter table %I set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000)', each);
    end loop;
end $$;

-- All that was counted so far are scales, each observation its person's first.
create temporary table counted on commit drop as
select observation.tenant_id, family.number as family, span.code as span, metric, place.touchpoint, family.segment_value,
    case span.code when 'D' then day else date_trunc('month', day)::date end as day, bucket, count(*) as n,
    count(*) filter (where person = 0 or person = 1 and place.touchpoint <> '*') as people, sum(weight) as weight,
    sum(weight * weight) as weight_squared
from observation
cross join lateral (values (0, ''), (1, coalesce(channel, ''))) as family (number, segment_value)
cross join (values ('D'), ('M')) as span (code)
cross join lateral (values ('*'), (coalesce(observation.touchpoint, ''))) as place (touchpoint)
group by 1, 2, 3, 4, 5, 6, 7, 8;
insert into tally (tenant_id, family, span, metric, touchpoint, segment_value, day, slot, n, people, weight, weight_squared)
select tenant_id, family, span, metric, touchpoint, segment_value, day, 0, sum(n), sum(people), sum(weight), sum(weight_squared)
from counted group by 1, 2, 3, 4, 5, 6, 7;
insert into tally_value (tenant_id, family, span, metric, touchpoint, segment_value, day, bucket, slot, n, weight, weight_squared)
select tenant_id, family, span, metric, touchpoint, segment_value, day, bucket, 0, n, weight, weight_squared from counted;
