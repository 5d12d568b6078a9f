-- WeChat Pay's bill of a day is one merchant account's: on the day on which an operator exchanges its account there are two.
-- Those of before name none: they are of whichever account the operator had, and list whatever was traded that day.
alter table pay_statement add column mchid text not null default '';
alter table pay_statement drop constraint pay_statement_pkey;
alter table pay_statement add primary key (operator_id, day, mchid);
