-- Own calendar to subscribe to: one secret address an account, kept as a hash; renewed or switched off by its owner.
create table calendar_feed (
  region int not null,
  user_id bigint not null,
  secret_hash bytea not null,
  made_at timestamptz not null,
  primary key (region, user_id),
  foreign key (region, user_id) references app_user (region, id)
);
comment on table calendar_feed is '日历订阅：每个账号至多一个保密地址，只存哈希；不记谁来读';
grant select, insert, update, delete on calendar_feed to jishi_app;
