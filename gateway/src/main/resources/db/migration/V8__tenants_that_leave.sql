-- That a tenant is removed everywhere, and the proof that it was. Stays for ever; of the tenant it names the id alone.
create table purge (
    tenant_id       text        not null,
    id              uuid        not null,
    -- Whose audit log tells of it.
    operator_tenant text        not null,
    asked_by        text        not null,
    reason          text        not null,
    begun_at        timestamptz not null,
    -- The end of the tenant's own audit log, which goes with it.
    log_entries     bigint      not null,
    log_head        text,
    -- Why it did not get on the last time; null when it did.
    hindrance       text,
    finished_at     timestamptz,
    -- SHA-256 of the proof, in hex.
    hash            text,
    constraint purge_pk primary key (tenant_id),
    constraint purge_finished check ((finished_at is null) = (hash is null))
);
create index purge_of_operator on purge (operator_tenant);
alter table purge enable row level security;
-- Who runs the platform works on it for a tenant that is not his own: that says '*'.
create policy purge_tenant on purge
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, update on purge to ${app};
comment on table purge is 'kept: the proof';

-- How many rows were removed from each table of each service, and how many are left.
create table purge_table (
    tenant_id  text   not null,
    service    text   not null,
    table_name text   not null,
    removed    bigint not null,
    remaining  bigint,
    constraint purge_table_pk primary key (tenant_id, service, table_name),
    constraint purge_table_purge foreign key (tenant_id) references purge (tenant_id)
);
alter table purge_table enable row level security;
create policy purge_table_tenant on purge_table
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, update on purge_table to ${app};
comment on table purge_table is 'kept: the proof';

-- A proof that was given does not change.
create function purge_proof_stays() returns trigger language plpgsql as
$$
begin
    if exists (select from purge where tenant_id = old.tenant_id and finished_at is not null) then
        raise exception 'a proof cannot be changed' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger purge_proof_stays before update on purge for each row execute function purge_proof_stays();
create trigger purge_proof_stays before update on purge_table for each row execute function purge_proof_stays();

-- The audit log of a tenant goes with it, and only then.
drop trigger audit_entry_stays on audit_entry;
create trigger audit_entry_stays before update or truncate on audit_entry
    for each statement execute function audit_entry_stays();
create function audit_entry_goes_with_its_tenant() returns trigger language plpgsql as
$$
begin
    if not exists (select from purged_tenant where tenant_id = old.tenant_id) then
        raise exception 'entries of the audit log cannot be changed' using errcode = 'insufficient_privilege';
    end if;
    return old;
end
$$;
create trigger audit_entry_goes_with_its_tenant before delete on audit_entry
    for each row execute function audit_entry_goes_with_its_tenant();

comment on column api_key.hash is 'secret: the hash of a key';
comment on column webhook.secret is 'secret: signs what is sent';
comment on column webhook.former_secret is 'secret: signs what is sent';
comment on table limit_spent is 'passing: calls that were counted lately';
