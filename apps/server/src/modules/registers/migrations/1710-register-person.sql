-- The person listed reads the whole history of the own entries, wherever the register stands.
alter table register_event add column subject_id bigint;
update register_event v set subject_id = e.subject_id from register_entry e where e.region = v.region and e.id = v.entry_id;
comment on column register_event.subject_id is '条目所涉本人：本人可看自己条目的全部经过';
create policy self on register_event for select using (subject_id = nullif(current_setting('app.member', true), '')::bigint);
-- Names are searched within one register.
create index register_entry_by_name on register_entry (region, kind_id, subject_name) where left_on is null;
