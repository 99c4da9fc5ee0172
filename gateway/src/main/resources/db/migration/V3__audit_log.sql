-- Who did what to which object when. Each entry names the hash of the one before; nothing is changed or taken out.
create table audit_entry (
    tenant_id   text        not null,
    position    bigint      not null,
    at          timestamptz not null,
    actor       text        not null,
    action      text        not null,
    object_type text        not null,
    object_id   text        not null,
    request_id  text,
    details     text        not null,
    previous    bytea       not null,
    hash        bytea       not null,
    constraint audit_entry_pk primary key (tenant_id, position),
    constraint audit_entry_first check (position > 0),
    constraint audit_entry_hash_length check (length(hash) = 32 and length(previous) = 32)
);
create index audit_entry_of_object on audit_entry (tenant_id, object_type, object_id, position);
alter table audit_entry enable row level security;
-- The first tenant is made by nobody of its own: that says '*'.
create policy audit_entry_tenant on audit_entry
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert on audit_entry to ${app};

-- Not even the owner of the table changes an entry by mistake, or through a hole of the service.
create function audit_entry_stays() returns trigger language plpgsql as
$$
begin
    raise exception 'entries of the audit log cannot be changed' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_entry_stays before update or delete or truncate on audit_entry
    for each statement execute function audit_entry_stays();
