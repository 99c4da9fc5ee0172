create table audit (
    tenant_id    text        not null,
    id           uuid        not null,
    name         text        not null,
    goals        jsonb       not null,
    scope        jsonb       not null,
    team         jsonb       not null,
    recurrence   text        not null,
    opens_on     date,
    status       text        not null,
    -- The versions and touchpoints that it is about, since it began.
    examined     jsonb,
    previous_id  uuid,
    started_at   timestamptz,
    reporting_at timestamptz,
    closed_at    timestamptz,
    revision     bigint      not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    constraint audit_pk primary key (id),
    constraint audit_recurrence check (recurrence in ('ONCE', 'MONTHLY', 'QUARTERLY', 'YEARLY')),
    constraint audit_status check (status in ('PLANNED', 'RUNNING', 'REPORTING', 'CLOSED')),
    constraint audit_examined check (status = 'PLANNED' or examined is not null),
    -- An audit is followed by one, however often it is closed.
    constraint audit_previous unique (tenant_id, previous_id),
    constraint audit_previous_audit foreign key (previous_id) references audit (id)
);
create index audit_of_tenant on audit (tenant_id, id);
create index audit_of_journey on audit using gin ((scope -> 'journeys'));
create index audit_due on audit (opens_on) where status = 'PLANNED';
alter table audit enable row level security;
create policy audit_tenant on audit
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on audit to ${app};

-- Who looks for audits to open does so for all tenants. Whose they are and which is all that may be asked without one.
create function audits_due(today date) returns table (tenant text, audit uuid)
    language sql stable security definer set search_path = public, pg_temp
    as 'select tenant_id, id from audit where status = ''PLANNED'' and opens_on <= today order by opens_on, id limit 1000';
revoke all on function audits_due(date) from public;
grant execute on function audits_due(date) to ${app};

create table audit_task (
    tenant_id      text        not null,
    id             uuid        not null,
    audit_id       uuid        not null,
    title          text        not null,
    description    text,
    owner          text,
    due_on         date,
    check_in_dates jsonb       not null,
    check_ins      jsonb       not null,
    status         text        not null,
    revision       bigint      not null,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    constraint audit_task_pk primary key (id),
    constraint audit_task_status check (status in ('OPEN', 'DOING', 'DONE', 'DROPPED')),
    constraint audit_task_audit foreign key (audit_id) references audit (id) on delete cascade
);
create index audit_task_of_audit on audit_task (tenant_id, audit_id, id);
alter table audit_task enable row level security;
create policy audit_task_tenant on audit_task
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on audit_task to ${app};

create table audit_observation (
    tenant_id         text             not null,
    id                uuid             not null,
    audit_id          uuid             not null,
    kind              text             not null,
    touchpoint        text             not null,
    channel           text,
    competitor_id     uuid,
    tool_id           uuid,
    checklist_id      uuid,
    checklist_version int,
    answers           jsonb            not null,
    -- 0 to 100; null when nothing was scored.
    score             double precision,
    sections          jsonb            not null,
    notes             text,
    evidence          jsonb            not null,
    observer          text             not null,
    observed_at       timestamptz      not null,
    -- How often scoring was told of it; null when it is not its affair.
    told              int,
    revision          bigint           not null,
    created_at        timestamptz      not null,
    changed_at        timestamptz      not null,
    constraint audit_observation_pk primary key (id),
    constraint audit_observation_kind check (kind in ('SELF_AUDIT', 'MYSTERY_SHOPPING', 'EMPLOYEE_INTERVIEW', 'SYSTEM_REVIEW')),
    constraint audit_observation_score check (score between 0 and 100),
    constraint audit_observation_competitor_visit check (competitor_id is null or kind = 'MYSTERY_SHOPPING'),
    constraint audit_observation_audit foreign key (audit_id) references audit (id),
    constraint audit_observation_competitor foreign key (competitor_id) references competitor (id),
    constraint audit_observation_tool foreign key (tool_id) references tool (id),
    constraint audit_observation_checklist foreign key (tenant_id, checklist_id, checklist_version)
        references checklist_version (tenant_id, checklist_id, number)
);
create index audit_observation_of_audit on audit_observation (tenant_id, audit_id, id);
create index audit_observation_of_competitor on audit_observation (competitor_id) where competitor_id is not null;
create index audit_observation_of_tool on audit_observation (tool_id) where tool_id is not null;
create index audit_observation_by_checklist on audit_observation (checklist_id) where checklist_id is not null;
alter table audit_observation enable row level security;
create policy audit_observation_tenant on audit_observation
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on audit_observation to ${app};

create table touchpoint_evaluation (
    tenant_id     text        not null,
    id            uuid        not null,
    audit_id      uuid        not null,
    touchpoint    text        not null,
    -- 1 poor to 5 very good; null as long as nobody said.
    effectiveness int,
    consistency   int,
    contact_ease  int,
    notes         text,
    evidence      jsonb       not null,
    evaluator     text        not null,
    revision      bigint      not null,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    constraint touchpoint_evaluation_pk primary key (id),
    constraint touchpoint_evaluation_of_touchpoint unique (tenant_id, audit_id, touchpoint),
    constraint touchpoint_evaluation_ratings check (effectiveness between 1 and 5 and consistency between 1 and 5
        and contact_ease between 1 and 5),
    constraint touchpoint_evaluation_audit foreign key (audit_id) references audit (id)
);
alter table touchpoint_evaluation enable row level security;
create policy touchpoint_evaluation_tenant on touchpoint_evaluation
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on touchpoint_evaluation to ${app};
