-- By itself, for it reads every transfer while others book.
alter table transfer validate constraint transfer_kind_check;
