-- Whoever removes many contacts has the database look for links of each, among those of all tenants: by this.
create index link_by_contact on link (contact_id) where contact_id is not null;
