-- The proof that somebody was erased, without telling who it was.
create table erasure (
    tenant_id text        not null,
    id        uuid        not null,
    -- By what the person was found.
    basis     text        not null,
    -- How much of what was removed.
    removed   jsonb       not null,
    erased_by text,
    erased_at timestamptz not null,
    constraint erasure_pk primary key (id),
    constraint erasure_basis check (basis in ('CONTACT', 'SUBJECT', 'RESPONSE'))
);
create index erasure_of_tenant on erasure (tenant_id, id);
alter table erasure enable row level security;
create policy erasure_tenant on erasure
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
-- A proof does not change.
grant select, insert on erasure to ${app};

grant delete on contact, link to ${app};
create index response_of_subject on response (tenant_id, (subject ->> 'id')) where subject is not null;
