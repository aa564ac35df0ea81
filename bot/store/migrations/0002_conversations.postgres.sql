-- Shared by the copies of the program. An unlogged table is in no backup and is empty after a crash (S20).
create unlogged table conversations (
  key          text primary key,
  conversation text not null,
  until        bigint not null
);

create index conversations_until on conversations (until);
