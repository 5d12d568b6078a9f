-- Counts the edits of a station with its piles, so that nobody overwrites what they have not seen.
alter table station add version bigint not null default 1;
