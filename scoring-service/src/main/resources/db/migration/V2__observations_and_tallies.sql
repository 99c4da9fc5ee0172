-- Every measured fact as it came, once per source and id.
create table observation (
    tenant_id      text        not null,
    source         text        not null,
    id             text        not null,
    metric         text        not null,
    value          numeric     not null,
    weight         numeric     not null,
    observed_at    timestamptz not null,
    touchpoint     text,
    journey        uuid,
    channel        text,
    attributes     jsonb       not null default '{}',
    subject_system text,
    subject_type   text,
    subject_id     text,
    received_at    timestamptz not null default now(),
    constraint observation_pk primary key (tenant_id, source, id)
);
alter table observation enable row level security;
create policy observation_tenant on observation
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert on observation to ${app};

-- What the observations add up to. A score is the sum of its tallies, so it costs the same however many observations there are.
create table tally (
    tenant_id      text     not null,
    metric         text     not null,
    -- '' counts everybody; an attribute's key counts those who have it, by segment_value.
    segment        text     not null,
    -- UTC.
    day            date     not null,
    -- '' when the observation names none.
    touchpoint     text     not null,
    segment_value  text     not null,
    value          int      not null,
    -- Writers at work at the same time have different slots, so no two ever wait for one row.
    slot           smallint not null,
    n              bigint   not null,
    weight         numeric  not null,
    weight_squared numeric  not null,
    -- In the order in which scores read: a metric, a segment, a stretch of days.
    constraint tally_pk primary key (tenant_id, metric, segment, day, touchpoint, segment_value, value, slot),
    constraint tally_n check (n >= 0)
) with (fillfactor = 70);
alter table tally enable row level security;
create policy tally_tenant on tally
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on tally to ${app};
-- The rows of today are updated with every batch.
alter table tally set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);
