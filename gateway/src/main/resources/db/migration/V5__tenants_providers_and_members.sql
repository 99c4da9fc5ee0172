-- What an organisation shows of itself, and whether its people are let in.
alter table tenant
    add column locale            text   not null default 'en',
    add column accent            text,
    add column background        text,
    add column foreground        text,
    add column logo              text,
    add column suspended_at      timestamptz,
    add column suspension_reason text,
    add column revision          bigint not null default 0,
    add constraint tenant_suspended_for_a_reason check ((suspended_at is null) = (suspension_reason is null));

-- Whose access tokens are believed. Looked up before the tenant is known, as keys are: that look-up says '*'.
create table identity_provider (
    tenant_id    text        not null,
    id           uuid        not null,
    -- By which its people are named in histories: keycloak:3f2b…
    name         text        not null,
    issuer       text        not null,
    audience     text        not null,
    -- Where its keys are; null if its discovery document tells.
    jwks_uri     text,
    roles_claim  text        not null,
    scopes_claim text,
    -- Which of our roles a value of the claim means.
    roles        jsonb       not null,
    members_only boolean     not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    revision     bigint      not null,
    constraint identity_provider_pk primary key (id),
    constraint identity_provider_name unique (tenant_id, name),
    -- A token names its issuer and for whom it is; the two tell the tenant, so they are nobody else's.
    constraint identity_provider_audience unique (issuer, audience),
    constraint identity_provider_tenant foreign key (tenant_id) references tenant (tenant_id)
);
create index identity_provider_of_tenant on identity_provider (tenant_id, id);
alter table identity_provider enable row level security;
create policy identity_provider_tenant on identity_provider
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, update, delete on identity_provider to ${app};

-- People and programs of an identity provider whose roles are told here, whatever their tokens say.
create table member (
    tenant_id   text        not null,
    id          uuid        not null,
    provider_id uuid        not null,
    subject     text        not null,
    name        text        not null,
    roles       text[]      not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    revision    bigint      not null,
    constraint member_pk primary key (id),
    constraint member_subject unique (provider_id, subject),
    constraint member_provider foreign key (provider_id) references identity_provider (id) on delete cascade
);
create index member_of_tenant on member (tenant_id, id);
alter table member enable row level security;
create policy member_tenant on member
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, update, delete on member to ${app};
