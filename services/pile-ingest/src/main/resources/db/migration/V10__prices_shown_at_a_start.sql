-- The prices a pile was known to show when it was told to start: by those it counts. Null: not known.
alter table started_session
    add shown_model_no text,
    add shown_day_plan integer;
