-- Observations of metrics of which the last value is what counts, for a look backwards from any moment. A series is what one
-- reading takes the place of another in: the same touchpoint, channel and subject.
create table reading (
    tenant_id   text             not null,
    metric      text             not null,
    series      text collate "C" not null,
    observed_at timestamptz      not null,
    source      text collate "C" not null,
    id          text collate "C" not null,
    value       numeric          not null,
    touchpoint  text,
    channel     text,
    attributes  jsonb            not null,
    constraint reading_pk primary key (tenant_id, metric, series, observed_at, source, id)
);
alter table reading enable row level security;
create policy reading_tenant on reading
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
-- Readings come and go with their observations; they do not change.
grant select, insert, delete on reading to ${app};
