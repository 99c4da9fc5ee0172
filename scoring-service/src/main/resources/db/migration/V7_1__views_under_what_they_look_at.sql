-- The mean and the net of ces_7 are ways to look at one answer: what was sent of them counts for it.
update observation set metric = 'ces_7' where metric in ('ces_7_mean', 'ces_7_net');

with moved as (delete from tally where metric in ('ces_7_mean', 'ces_7_net') returning *)
insert into tally (tenant_id, family, span, metric, touchpoint, segment_value, day, slot, n, people, weight, weight_squared)
select tenant_id, family, span, 'ces_7', touchpoint, segment_value, day, slot, sum(n), sum(people), sum(weight),
    sum(weight_squared)
from moved group by tenant_id, family, span, touchpoint, segment_value, day, slot
on conflict on constraint tally_pk do update set n = tally.n + excluded.n, people = tally.people + excluded.people,
    weight = tally.weight + excluded.weight, weight_squared = tally.weight_squared + excluded.weight_squared;

with moved as (delete from tally_value where metric in ('ces_7_mean', 'ces_7_net') returning *)
insert into tally_value (tenant_id, family, span, metric, touchpoint, segment_value, day, bucket, slot, n, weight, weight_squared)
select tenant_id, family, span, 'ces_7', touchpoint, segment_value, day, bucket, slot, sum(n), sum(weight), sum(weight_squared)
from moved group by tenant_id, family, span, touchpoint, segment_value, day, bucket, slot
on conflict on constraint tally_value_pk do update set n = tally_value.n + excluded.n,
    weight = tally_value.weight + excluded.weight, weight_squared = tally_value.weight_squared + excluded.weight_squared;
