create table importance_rules (
    tenant_id  text        not null,
    id         uuid        not null,
    rules      jsonb       not null,
    revision   bigint      not null,
    changed_at timestamptz not null,
    constraint importance_rules_pk primary key (id),
    constraint importance_rules_of_tenant unique (tenant_id)
);
alter table importance_rules enable row level security;
create policy importance_rules_tenant on importance_rules
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on importance_rules to ${app};
