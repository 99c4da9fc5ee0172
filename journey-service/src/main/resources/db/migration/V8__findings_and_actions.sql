create table finding (
    tenant_id   text        not null,
    id          uuid        not null,
    audit_id    uuid        not null,
    touchpoint  text        not null,
    title       text        not null,
    description text,
    -- People, process or technology; null as long as nobody confirmed it.
    kind        text,
    severity    text        not null,
    department  text,
    metric      text,
    expected    numeric,
    measured    numeric,
    evidence    jsonb       not null,
    status      text        not null,
    -- Proposed from scores, not written by somebody.
    proposed    boolean     not null,
    reason      text,
    decided_by  text,
    revision    bigint      not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    constraint finding_pk primary key (id),
    constraint finding_kind check (kind in ('PEOPLE', 'PROCESS', 'TECHNOLOGY')),
    constraint finding_severity check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    constraint finding_status check (status in ('PROPOSED', 'CONFIRMED', 'DISMISSED')),
    constraint finding_confirmed_kind check (status <> 'CONFIRMED' or kind is not null),
    constraint finding_audit foreign key (audit_id) references audit (id)
);
create index finding_of_audit on finding (tenant_id, audit_id, id);
-- A gap is proposed once in an audit, however often it is looked for, and whatever became of it.
create unique index finding_proposed on finding (tenant_id, audit_id, touchpoint, metric) where proposed;
create index finding_by_evidence on finding using gin (evidence jsonb_path_ops);
alter table finding enable row level security;
create policy finding_tenant on finding
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on finding to ${app};

create table improvement_action (
    tenant_id    text        not null,
    id           uuid        not null,
    audit_id     uuid        not null,
    finding_id   uuid        not null,
    touchpoint   text        not null,
    title        text        not null,
    description  text,
    owner        text        not null,
    due_on       date        not null,
    priority     text        not null,
    metric       text        not null,
    target       numeric     not null,
    status       text        not null,
    verification jsonb,
    started_at   timestamptz,
    done_at      timestamptz,
    revision     bigint      not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    constraint improvement_action_pk primary key (id),
    constraint improvement_action_priority check (priority in ('LOW', 'MEDIUM', 'HIGH')),
    constraint improvement_action_status check (status in ('OPEN', 'DOING', 'DONE', 'VERIFIED', 'NOT_REACHED')),
    constraint improvement_action_audit foreign key (audit_id) references audit (id),
    constraint improvement_action_finding foreign key (finding_id) references finding (id)
);
create index improvement_action_of_tenant on improvement_action (tenant_id, id);
create index improvement_action_of_audit on improvement_action (tenant_id, audit_id);
create index improvement_action_of_finding on improvement_action (finding_id);
create index improvement_action_unfinished on improvement_action (tenant_id, due_on) where status in ('OPEN', 'DOING');
alter table improvement_action enable row level security;
create policy improvement_action_tenant on improvement_action
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on improvement_action to ${app};

-- What an audit took over from the one before.
create table carried_action (
    tenant_id text not null,
    id        uuid not null,
    audit_id  uuid not null,
    action_id uuid not null,
    constraint carried_action_pk primary key (id),
    constraint carried_action_once unique (tenant_id, audit_id, action_id),
    constraint carried_action_audit foreign key (audit_id) references audit (id) on delete cascade,
    constraint carried_action_action foreign key (action_id) references improvement_action (id) on delete cascade
);
alter table carried_action enable row level security;
create policy carried_action_tenant on carried_action
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, delete on carried_action to ${app};
