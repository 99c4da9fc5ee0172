alter table tenant_settings drop column told_version;
