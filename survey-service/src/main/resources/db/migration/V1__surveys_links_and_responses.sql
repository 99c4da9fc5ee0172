create table survey (
    tenant_id  text        not null,
    id         uuid        not null,
    name       text        not null,
    status     text        not null,
    -- The questionnaire as it is being drafted.
    draft      jsonb       not null,
    published  int         not null,
    revision   bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint survey_pk primary key (id),
    constraint survey_status check (status in ('DRAFT', 'OPEN', 'CLOSED'))
);
create index survey_of_tenant on survey (tenant_id, id);
alter table survey enable row level security;
create policy survey_tenant on survey
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on survey to ${app};

create table survey_version (
    tenant_id     text        not null,
    id            uuid        not null,
    survey_id     uuid        not null,
    number        int         not null,
    name          text        not null,
    questionnaire jsonb       not null,
    published_at  timestamptz not null,
    constraint survey_version_pk primary key (id),
    constraint survey_version_number unique (tenant_id, survey_id, number),
    constraint survey_version_survey foreign key (survey_id) references survey (id)
);
alter table survey_version enable row level security;
create policy survey_version_tenant on survey_version
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
-- No update, no delete: a published version never changes, not even by mistake.
grant select, insert on survey_version to ${app};

create table open_link (
    tenant_id  text        not null,
    code       text        not null,
    survey_id  uuid        not null,
    created_at timestamptz not null,
    constraint open_link_pk primary key (code),
    constraint open_link_survey foreign key (survey_id) references survey (id)
);
create index open_link_of_survey on open_link (tenant_id, survey_id, code);
alter table open_link enable row level security;
create policy open_link_tenant on open_link
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert on open_link to ${app};

-- A respondent has only a link. Whose it is, is all that may be asked without a tenant, one whole code at a time.
create function open_link_tenant(link text) returns text
    language sql stable security definer set search_path = public
    as 'select tenant_id from open_link where code = link';
revoke all on function open_link_tenant(text) from public;
grant execute on function open_link_tenant(text) to ${app};

create table response (
    tenant_id       text           not null,
    id              uuid           not null,
    survey_id       uuid           not null,
    version         int            not null,
    idempotency_key text,
    request_hash    text,
    external_id     text,
    answers         jsonb          not null,
    channel         text,
    locale          text,
    weight          numeric(14, 10) not null,
    attributes      jsonb          not null,
    subject         jsonb,
    responded_at    timestamptz    not null,
    received_at     timestamptz    not null default now(),
    constraint response_pk primary key (tenant_id, id)
);
create unique index response_idempotency on response (tenant_id, survey_id, idempotency_key) where idempotency_key is not null;
create unique index response_external_id on response (tenant_id, survey_id, external_id) where external_id is not null;
alter table response enable row level security;
create policy response_tenant on response
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert on response to ${app};
