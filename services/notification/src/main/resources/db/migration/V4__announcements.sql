-- Announcements of refund batches, what they may show, and how far each has come at WeChat.

create table refund_batch (
    operator_id text not null,
    batch_id uuid not null,
    name text not null,
    reason text not null,
    state text not null,
    items integer not null,
    total_fen bigint not null,
    station_ids text[] not null,
    first_session_at timestamptz not null,
    last_session_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (operator_id, batch_id)
);
grant select on refund_batch to ${app};
grant select, insert, update on refund_batch to ${system};
call tenant_table('refund_batch');

create table refund_item (
    operator_id text not null,
    batch_id uuid not null,
    bill_no text not null,
    driver_id uuid not null,
    amount_fen bigint not null,
    state text not null check (state in ('OPEN', 'DONE', 'FAILED')),
    changed_at timestamptz not null,
    primary key (operator_id, batch_id, bill_no)
);
grant select on refund_item to ${app};
grant select, insert, update on refund_item to ${system};
call tenant_table('refund_item');

-- The protection impact assessment that the law asks for before personal data is made public. Kept, never changed.
create table impact_assessment (
    operator_id text not null,
    assessment_id uuid not null,
    title text not null,
    document text not null,
    conclusion text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (operator_id, assessment_id)
);
grant select, insert on impact_assessment to ${app};
grant select on impact_assessment to ${system};
call tenant_table('impact_assessment');

create table announcement (
    operator_id text not null,
    announcement_id uuid not null,
    app_id text not null,
    batch_id uuid not null,
    form text not null check (form in ('TOTALS', 'LIST')),
    title text not null,
    digest text not null,
    words text not null,
    page_url text not null,
    cover_media_id text,
    -- The generated part, as it was approved and is sent, and the moment whose states it shows.
    generated text not null,
    as_of timestamptz not null,
    assessment_id uuid,
    state text not null,
    reason text,
    version integer not null default 1,
    renews uuid,
    written_by text not null,
    written_by_name text not null,
    approved_by text,
    approved_by_name text,
    approved_at timestamptz,
    way text check (way in ('PUBLISH', 'MASS_SEND')),
    media_id text,
    publish_id text,
    msg_id text,
    msg_data_id text,
    article_id text,
    article_url text,
    total_count bigint,
    filter_count bigint,
    sent_count bigint,
    error_count bigint,
    previewed_at timestamptz,
    submitted_at timestamptz,
    finished_at timestamptz,
    -- Real time. claims counts the workers that took it, tries those of the present step.
    next_attempt_at timestamptz,
    claims integer not null default 0,
    tries integer not null default 0,
    uncertain_since timestamptz,
    accepted_at timestamptz,
    created_at timestamptz not null default now(),
    primary key (operator_id, announcement_id),
    unique (operator_id, announcement_id, form),
    foreign key (operator_id, app_id) references official_account (operator_id, app_id),
    foreign key (operator_id, batch_id) references refund_batch (operator_id, batch_id),
    foreign key (operator_id, assessment_id) references impact_assessment (operator_id, assessment_id),
    -- No list without an assessment, and none approved by its writer.
    check (form = 'TOTALS' or assessment_id is not null),
    check (approved_by <> written_by)
);
create index announcement_due on announcement (next_attempt_at) where next_attempt_at is not null;
create index announcement_list on announcement (operator_id, created_at desc);
create index announcement_job on announcement (app_id, msg_id, publish_id);
grant select, insert, update on announcement to ${app}, ${system};
call tenant_table('announcement');

-- Who stands in a list, each by the consent that allowed it. A row cannot be without one.
create table announcement_listed (
    operator_id text not null,
    announcement_id uuid not null,
    form text not null default 'LIST' check (form = 'LIST'),
    bill_no text not null,
    driver_id uuid not null,
    purpose text not null default 'PUBLIC_LIST' check (purpose = 'PUBLIC_LIST'),
    given_at timestamptz not null,
    primary key (operator_id, announcement_id, bill_no),
    foreign key (operator_id, announcement_id, form) references announcement (operator_id, announcement_id, form),
    foreign key (operator_id, driver_id, purpose, given_at) references consent (operator_id, driver_id, purpose, given_at)
);
grant select, insert, delete on announcement_listed to ${app};
grant select, insert, delete on announcement_listed to ${system};
call tenant_table('announcement_listed');

-- An announcement names its stations.
grant select on station to ${app};
create policy tenant on station for select to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''));

-- Foreign keys are checked as the owner.
create policy owner_checks on refund_batch for select to current_user using (true);
create policy owner_checks on impact_assessment for select to current_user using (true);
create policy owner_checks on announcement for select to current_user using (true);
create policy owner_checks on consent for select to current_user using (true);

-- The cover that an account's articles have unless they name another: a permanent material at WeChat.
alter table official_account add column cover_media_id text;
grant update (cover_media_id) on official_account to ${system};
