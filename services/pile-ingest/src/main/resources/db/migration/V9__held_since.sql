-- Real time, beside the business time of connected_at: who lets a pile in lives, also before its next sign of life.
alter table pile_connection add held_since timestamptz not null default '-infinity';
