-- Every table that holds rows of tenants takes none of a tenant that is gone. A statement that begins after that is known sees it;
-- for the transactions before, the purge waits (purge_awaits). Found in the catalogue, so that no new table is forgotten. The
-- list is read once for each statement, and is empty or one for who acts for one tenant.
do $$
declare
    each text;
begin
    perform pg_advisory_xact_lock(hashtext('not_purged')); -- replicas may start together
    for each in
        select name from tenant_tables() where purpose <> 'kept'
            and not exists (select from pg_policy where polrelid = name::regclass and polname = 'not_purged')
    loop
        execute format('create policy not_purged on %s as restrictive for insert'
            ' with check (tenant_id <> all (array(select gone.tenant_id from public.purged_tenant gone)))', each);
    end loop;
end $$;
