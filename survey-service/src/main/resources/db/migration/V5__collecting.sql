-- Keys and tokens of respondents are kept as the first 128 bits of their SHA-256 alone: enough to know them again.
alter table response
    alter idempotency_key type uuid
        using encode(substring(sha256(convert_to(idempotency_key, 'UTF8')) from 1 for 16), 'hex')::uuid,
    alter request_hash type uuid using left(request_hash, 32)::uuid,
    -- Who goes on with a response that was saved before.
    add session_key uuid,
    -- Of what was saved last: an older one that comes late changes nothing.
    add sequence    int,
    -- When a response that nobody goes on with counts as it is.
    add expires_at  timestamptz,
    add link_id     bigint,
    add constraint response_expires check ((status = 'STARTED') = (expires_at is not null));
create unique index response_session on response (tenant_id, survey_id, session_key) where session_key is not null;
create index response_expiring on response (expires_at) where status = 'STARTED';

-- Who has completed a survey that can be completed only once: a contact, or whoever came by a single-use link. It says neither
-- when nor what was answered, and no response refers to it.
create table participation (
    tenant_id   text not null,
    survey_id   uuid not null,
    participant text not null,
    constraint participation_pk primary key (tenant_id, survey_id, participant),
    constraint participation_survey foreign key (survey_id) references survey (id)
);
alter table participation enable row level security;
create policy participation_tenant on participation
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, delete on participation to ${app};

-- How many complete responses a survey with a limit has taken. One row that all who complete it lock one after another: exact.
create table response_count (
    tenant_id text   not null,
    survey_id uuid   not null,
    taken     bigint not null,
    -- The newest version when it was counted: another one may have had no limit, and nobody counted meanwhile.
    version   int    not null,
    constraint response_count_pk primary key (tenant_id, survey_id),
    constraint response_count_survey foreign key (survey_id) references survey (id)
);
alter table response_count enable row level security;
create policy response_count_tenant on response_count
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on response_count to ${app};

-- Who looks for responses to expire works for all tenants. Whose they are is all that may be asked without one.
create function tenants_with_expired_responses(most int) returns setof text
    language sql stable security definer set search_path = public
    as 'select distinct tenant_id from (
            select tenant_id from response where status = ''STARTED'' and expires_at <= now() order by expires_at limit most) due';
revoke all on function tenants_with_expired_responses(int) from public;
grant execute on function tenants_with_expired_responses(int) to ${app};
