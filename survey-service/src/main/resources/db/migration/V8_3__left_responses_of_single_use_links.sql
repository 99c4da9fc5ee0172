-- Who completes the survey by a single-use link has left nothing else by it: what was begun and not completed is found here.
create index response_left_by_link on response (tenant_id, link_id) where link_id is not null and status <> 'COMPLETE';
