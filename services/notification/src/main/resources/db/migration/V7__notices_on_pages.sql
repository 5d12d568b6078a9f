-- What signs our pages for WeChat, grants pressed on such a page, templates that can go, messages that staff decide on.

-- Like access_token, of the same account: one ticket for all replicas. Only the system role may see it.
create table jsapi_ticket (
    app_id text primary key,
    token text,
    expires_at timestamptz,
    failing_until timestamptz,
    failure text,
    fetched_at timestamptz not null default now()
);
grant select, insert, update on jsapi_ticket to ${system};
alter table jsapi_ticket enable row level security;
alter table jsapi_ticket force row level security;
create policy system on jsapi_ticket to ${system} using (true) with check (true);

-- A press on our page is told twice, by the page and by the account: by how many the page is ahead, below zero behind.
alter table notice_grant add column page_ahead integer not null default 0;
grant select, insert, update on notice_grant to ${app};

grant delete on message_template to ${app};

-- What became of a message staff may say, where nobody can ask any more, and have one that failed sent again.
grant update (state, reason, detail, channel, attempts, next_attempt_at, uncertain_since, channel_message_id, reported_at,
    closed_at) on message to ${app};
