-- Not every pile model says when its plug is pulled.
alter table pile add reports_plug_out boolean not null default true;
