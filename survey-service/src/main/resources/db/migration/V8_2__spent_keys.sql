-- Keys and sessions under which responses were taken that are no more known by them: they were removed, erased or made anonymous.
-- Who comes again under one is told so, and makes no other response. Nothing here leads to a response or a person; they go after
-- 90 days.
create table spent_key (
    tenant_id text not null,
    survey_id uuid not null,
    -- The first 128 bits of its SHA-256.
    key       uuid not null,
    spent_on  date not null,
    constraint spent_key_pk primary key (tenant_id, survey_id, key),
    constraint spent_key_survey foreign key (survey_id) references survey (id)
);
create index spent_key_by_age on spent_key (tenant_id, spent_on);
alter table spent_key enable row level security;
create policy spent_key_tenant on spent_key
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on spent_key to ${app};
