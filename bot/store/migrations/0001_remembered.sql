-- Moments are Unix milliseconds. Senders, messages and keys are keyed hashes: no table holds a number or a person's words.

create table opt_outs (
  sender text primary key,
  since  bigint not null
);

-- The messages that changed opt_outs, so that a repeat of an old one undoes nothing.
create table opt_changes (
  message text primary key,
  at      bigint not null
);

-- Which keys the hashes were made with, so that none of them goes missing.
create table key_prints (
  print text primary key,
  used  bigint not null
);

create table counts (
  period  text not null,
  channel text not null,
  outcome text not null,
  topic   text not null,
  area    text not null,
  n       bigint not null,
  primary key (period, channel, outcome, topic, area)
);

create table cards (
  code    text primary key,
  service text not null,
  until   bigint not null,
  used    bigint
);

-- What staff reported, checked and did. Staff are known by the name they sign in with.
create table flags (
  id      text primary key,
  service text not null,
  problem text not null,
  note    text not null,
  staff   text not null,
  at      bigint not null,
  closed  bigint
);

create table checks (
  id      text primary key,
  service text not null,
  how     text not null,
  staff   text not null,
  at      bigint not null
);

create table sign_ins (
  token text primary key,
  staff text not null,
  until bigint not null
);

create table audit (
  id      text primary key,
  staff   text not null,
  act     text not null,
  service text not null,
  at      bigint not null
);
