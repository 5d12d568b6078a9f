-- Subscription notices: a template of their own, and a grant of the recipient for each.

alter table message drop constraint message_channel_check;
alter table message add constraint message_channel_check
    check (channel in ('WECHAT_TEMPLATE', 'WECHAT_SUBSCRIPTION', 'WECHAT_CUSTOMER_SERVICE'));

alter table message_template
    add column notice_template_id text,
    add column notice_fields text,
    add check ((notice_template_id is null) = (notice_fields is null));

-- How many notices of a template a person has granted and was not sent yet, as far as WeChat told and we sent.
create table notice_grant (
    app_id text not null,
    openid text not null,
    template_id text not null,
    operator_id text not null,
    unused integer not null check (unused >= 0),
    -- WeChat's time of the newest thing told: older news changes nothing.
    told_at timestamptz not null,
    primary key (app_id, openid, template_id)
);
grant select, insert, update on notice_grant to ${system};
call tenant_table('notice_grant');
