-- Lists of the worst findings first are read by an index, however many there are.
alter table finding add column leniency int not null
    generated always as (case severity when 'CRITICAL' then 0 when 'HIGH' then 1 when 'MEDIUM' then 2 else 3 end) stored;
create index finding_of_audit_by_severity on finding (tenant_id, audit_id, leniency, id);
