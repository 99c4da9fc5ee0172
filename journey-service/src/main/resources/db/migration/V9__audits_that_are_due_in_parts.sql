-- Audits that are due and cannot begin must not hold up those behind them: whoever looks goes through all, a part at a time.
drop function audits_due(date);
create function audits_due(today date, behind uuid, most int) returns table (tenant text, audit uuid)
    language sql stable security definer set search_path = public, pg_temp
    as 'select tenant_id, id from audit where status = ''PLANNED'' and opens_on <= today and id > behind order by id limit most';
revoke all on function audits_due(date, uuid, int) from public;
grant execute on function audits_due(date, uuid, int) to ${app};
