-- Of connectors that are built for less than the whole pile. Null: each has the pile's.
alter table pile add connector_ratings jsonb;
