-- Tenants that are gone for good: their rows are removed, or are being removed, and nothing is written for them ever again (see
-- afterMigrate.sql). What a tenant has is found in the catalogue: every table with a tenant_id, so that none is forgotten.
-- What stands in comments counts: of a table 'kept: …' (stays when its tenant goes, is not exported), 'passing: …' (goes, is not
-- exported); of a column 'secret: …' (is not exported).
create table purged_tenant (
    tenant_id text        not null,
    -- By which the gateway knows it.
    purge_id  uuid        not null,
    begun_at  timestamptz not null default now(),
    -- Transactions that may not have seen this row and still write; null before anybody looked.
    awaited   text[],
    constraint purged_tenant_pk primary key (tenant_id)
);
alter table purged_tenant enable row level security;
create policy purged_tenant_tenant on purged_tenant
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select on purged_tenant to ${app};
comment on table purged_tenant is 'kept: so that nothing comes back for who is gone';

-- How many rows were removed, counted in the transactions that removed them.
create table purged_rows (
    tenant_id  text   not null,
    table_name text   not null,
    removed    bigint not null,
    constraint purged_rows_pk primary key (tenant_id, table_name)
);
alter table purged_rows enable row level security;
create policy purged_rows_tenant on purged_rows
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select on purged_rows to ${app};
comment on table purged_rows is 'kept: numbers, for the proof';

comment on table outbox is 'passing: messages under way';
comment on table inbox is 'passing: which messages arrived';
comment on table idempotency is 'passing: answers that were given, for a day';

-- Every table that holds rows of tenants; who refers to another one has the lower place.
create function tenant_tables() returns table (name text, purpose text, place int)
    language sql stable set search_path = public, pg_temp
    as $$
        with recursive tenants as (
            select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relkind in ('r', 'p') and not c.relispartition and a.attname = 'tenant_id' and not a.attisdropped
                and c.relnamespace <> 'pg_catalog'::regnamespace and c.relpersistence <> 't'),
        edge as (select distinct conrelid as child, confrelid as parent from pg_constraint
            where contype = 'f' and conrelid <> confrelid),
        depth (oid, n) as (
            select oid, 0 from tenants
            union all select parent, n + 1 from depth join edge on child = depth.oid where n < 50)
        select oid::regclass::text, coalesce(substring(obj_description(oid, 'pg_class') from '^(kept|passing):'), ''), max(n)
        from depth group by oid order by max(n), 1
    $$;
revoke all on function tenant_tables() from public;
grant execute on function tenant_tables() to ${app};

-- Only of the session's own tenant, and only when it is to go.
create function purge_is_on(whose text) returns void
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
        if whose is distinct from current_setting('app.tenant', true)
            or not exists (select from purged_tenant where tenant_id = whose) then
            raise exception 'not a tenant of this session that is to go' using errcode = 'insufficient_privilege';
        end if;
    end
    $$;
revoke all on function purge_is_on(text) from public;

-- From its commit on no statement that begins writes anything for the tenant.
create function purge_begin(whose text, purge uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
        if whose is null or whose in ('', '*') or coalesce(current_setting('app.tenant', true), '') not in (whose, '*') then
            raise exception 'not the tenant of this session' using errcode = 'insufficient_privilege';
        end if;
        insert into purged_tenant (tenant_id, purge_id) values (whose, purge) on conflict do nothing;
    end
    $$;
revoke all on function purge_begin(text, uuid) from public;
grant execute on function purge_begin(text, uuid) to ${app};

-- For how many transactions must be waited that were under way before everybody could see it. To be asked in another
-- transaction than the one that began it.
create function purge_awaits(whose text) returns int
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
        others text[];
        now_there text[] := array(select l.virtualtransaction from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'virtualxid' and l.virtualxid = l.virtualtransaction and l.pid <> pg_backend_pid()
                and a.datname = current_database() and a.usename = session_user);
    begin
        perform purge_is_on(whose);
        select awaited into others from purged_tenant where tenant_id = whose for update;
        others := case when others is null then now_there
            else array(select unnest(others) intersect select unnest(now_there)) end;
        update purged_tenant set awaited = others where tenant_id = whose;
        return cardinality(others);
    end
    $$;
revoke all on function purge_awaits(text) from public;
grant execute on function purge_awaits(text) to ${app};

-- Removes some rows of a table, and says how many. A row that others of the same table refer to goes after them.
create function purge_rows(whose text, which text, most int) returns bigint
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
        n bigint;
        unreferenced text;
        partitioned boolean;
    begin
        perform purge_is_on(whose);
        if not exists (select from tenant_tables() where name = which and purpose <> 'kept')
            or exists (select from purged_tenant where tenant_id = whose and awaited is distinct from '{}') then
            raise exception 'not to be removed now' using errcode = 'insufficient_privilege';
        end if;
        select relkind = 'p' into partitioned from pg_class where oid = which::regclass;
        select coalesce(string_agg(format(' and not exists (select from %s c where (%s) = (%s) and c.ctid <> t.ctid)', which,
                (select string_agg(format('c.%I', attname), ', ' order by k) from unnest(conkey) with ordinality u (num, k)
                    join pg_attribute on attrelid = conrelid and attnum = num),
                (select string_agg(format('t.%I', attname), ', ' order by k) from unnest(confkey) with ordinality u (num, k)
                    join pg_attribute on attrelid = conrelid and attnum = num)), ''), '')
            into unreferenced from pg_constraint
            where contype = 'f' and conrelid = which::regclass and confrelid = which::regclass;
        if partitioned then -- its parts go as a whole before (purge_parts); this is for what came without them
            execute format('delete from %s where tenant_id = $1', which) using whose;
        else
            execute format('delete from %s where ctid = any (array(select t.ctid from %1$s t where t.tenant_id = $1%s limit $2))',
                which, unreferenced) using whose, most;
        end if;
        get diagnostics n = row_count;
        if n > 0 then
            perform purge_counts(whose, which, n);
        end if;
        return n;
    end
    $$;
revoke all on function purge_rows(text, text, int) from public;
grant execute on function purge_rows(text, text, int) to ${app};

create function purge_counts(whose text, which text, n bigint) returns void
    language sql set search_path = public, pg_temp
    as $$
        insert into purged_rows values (whose, which, n)
        on conflict on constraint purged_rows_pk do update set removed = purged_rows.removed + excluded.removed
    $$;
revoke all on function purge_counts(text, text, bigint) from public;

-- Removes some of what is more than rows, and says whether there is more. A service that has such replaces this.
create function purge_parts(whose text) returns boolean
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
        perform purge_is_on(whose);
        return false;
    end
    $$;
revoke all on function purge_parts(text) from public;
grant execute on function purge_parts(text) to ${app};

-- What was removed, and what is still there, as the owner of the tables sees it.
create function purge_left(whose text) returns table (name text, removed bigint, remaining bigint)
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
        each text;
    begin
        perform purge_is_on(whose);
        for each in select t.name from tenant_tables() t where t.purpose <> 'kept' order by t.name loop
            name := each;
            removed := coalesce((select r.removed from purged_rows r where r.tenant_id = whose and r.table_name = each), 0);
            execute format('select count(*) from %s where tenant_id = $1', each) into remaining using whose;
            return next;
        end loop;
    end
    $$;
revoke all on function purge_left(text) from public;
grant execute on function purge_left(text) to ${app};
