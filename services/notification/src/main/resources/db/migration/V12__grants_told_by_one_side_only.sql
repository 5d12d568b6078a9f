-- By how many presses a page is ahead of the account, or behind it, can be no more than the notices still unused: what is
-- used up nobody tells of any more.

alter table notice_grant no force row level security;
update notice_grant set page_ahead = greatest(least(page_ahead, unused), -unused) where abs(page_ahead) > unused;
alter table notice_grant force row level security;
