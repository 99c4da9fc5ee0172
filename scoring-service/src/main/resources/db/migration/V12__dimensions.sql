-- What was observed before this day is not all counted in the family, because it was no longer kept when the family was built.
alter table tally_family add column complete_from date;
