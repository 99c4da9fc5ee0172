-- Observations of earlier moments are forgotten, or will be at once, and none of then are taken any more: their names are no longer
-- there to tell what is a duplicate. Only ever moves on, whatever the retention says later.
alter table tenant_settings add column forgotten_before timestamptz;
-- When it moved on last. What was on its way in at that time has arrived a while later.
alter table tenant_settings add column forgotten_since timestamptz;
alter table tenant_settings add constraint tenant_settings_forgotten
    check (num_nulls(forgotten_before, forgotten_since) in (0, 2));
