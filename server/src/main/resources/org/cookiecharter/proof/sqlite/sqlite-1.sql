-- Version 1 of the proof store in SQLite. A released version is never edited; the next one has a script of its own.

-- The signing keys, each with the time from which it signs (seconds since the epoch), and the salt of the hashes of
-- client addresses.
create table signing_key (
  number integer primary key,
  purpose text not null,
  since integer not null,
  bytes blob not null
) strict;

-- The end of each node's chain. pruned: the number of deleted records at its beginning; base: the hash of the last of
-- them.
create table chain (
  number integer primary key,
  node text not null unique,
  pruned integer not null,
  base blob not null,
  last integer not null,
  head blob not null
) strict;

-- The notices that visitors saw, each stored once for all records that refer to it.
create table notice (number integer primary key, hash text not null unique, text text not null) strict;

-- One row for each choice, in the order of writing. An erased one has only the hash of its content.
create table consent (
  number integer primary key,
  chain integer not null,
  place integer not null,
  hash blob not null,
  erased blob,
  salt blob,
  id text,
  at integer,
  until integer,
  host text,
  revision text,
  language text,
  banner text,
  shown integer,
  granted text,
  refused text,
  method text,
  client text,
  check ((erased is null) = (salt is not null)),
  check ((erased is null) = (at is not null))
) strict;

-- A refusal has no id and is never looked up by one.
create index consent_of_visitor on consent (id) where id is not null;
create index consent_by_time on consent (at) where at is not null;

-- The number of times that the same choice was made on a day (counted from 1970-01-01, UTC), for reports; not a proof.
-- hash: of all columns except the number of times.
create table choice_count (
  day integer not null,
  chain integer not null,
  hash blob not null,
  language text not null,
  method text not null,
  granted text not null,
  refused text not null,
  times integer not null,
  primary key (day, chain, hash)
) strict, without rowid;

-- The number of other events on a day: visits without a choice, undeclared cookies and hosts.
create table daily_count (
  day integer not null,
  chain integer not null,
  kind text not null,
  name text not null,
  times integer not null,
  primary key (day, chain, kind, name)
) strict, without rowid;
