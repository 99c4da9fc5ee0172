create table contact (
    tenant_id   text        not null,
    id          uuid        not null,
    source      text,
    external_id text,
    name        text,
    email       text,
    phone       text,
    language    text,
    time_zone   text,
    attributes  jsonb       not null,
    revision    bigint      not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    constraint contact_pk primary key (id),
    constraint contact_external_id unique (tenant_id, source, external_id),
    constraint contact_named_whole check ((source is null) = (external_id is null))
);
create index contact_of_tenant on contact (tenant_id, id);
create index contact_email on contact (tenant_id, lower(email), id);
alter table contact enable row level security;
create policy contact_tenant on contact
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on contact to ${app};

create table link (
    tenant_id  text        not null,
    -- 64 random bits. The code that people have is made of it and a key that is not in the database.
    id         bigint      not null,
    survey_id  uuid        not null,
    kind       text        not null,
    -- The key that signed the code first.
    key_id     int         not null,
    contact_id uuid,
    expires_at timestamptz,
    language   text,
    channel    text,
    attributes jsonb       not null,
    created_at timestamptz not null,
    revoked_at timestamptz,
    constraint link_pk primary key (id),
    constraint link_survey foreign key (survey_id) references survey (id),
    constraint link_contact foreign key (contact_id) references contact (id),
    constraint link_kind check (kind in ('OPEN', 'PERSONAL', 'SINGLE_USE')),
    constraint link_names_contact check ((kind = 'PERSONAL') = (contact_id is not null))
);
create index link_of_survey on link (tenant_id, survey_id, id);
create index link_of_contact on link (tenant_id, contact_id, id) where contact_id is not null;
alter table link enable row level security;
create policy link_tenant on link
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on link to ${app};

-- A respondent has only a link. Whose it is, is all that may be asked without a tenant, one whole id at a time.
create function tenant_of_link(link_id bigint) returns text
    language sql stable security definer set search_path = public
    as 'select tenant_id from link where id = link_id';
revoke all on function tenant_of_link(bigint) from public;
grant execute on function tenant_of_link(bigint) to ${app};

-- Open links get codes of the new form; their surveys stay reachable, under another address.
insert into link (tenant_id, id, survey_id, kind, key_id, attributes, created_at)
    select tenant_id, ('x' || left(md5(gen_random_uuid()::text), 16))::bit(64)::bigint, survey_id, 'OPEN', 0, '{}', created_at
    from open_link;
drop function open_link_tenant(text);
drop table open_link;
