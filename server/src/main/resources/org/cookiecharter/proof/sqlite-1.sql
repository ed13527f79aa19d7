-- Version 1 of a proof store in SQLite. A version that was released is never edited: the next is a script of its own.

-- The signing keys, each with the second since the epoch from which on it signs, and the salt of the hashes of clients.
create table signing_key (
  number integer primary key,
  purpose text not null,
  since integer not null,
  bytes blob not null
) strict;

-- Where the chain of each node ends. Pruned: how many of its first records are gone; base: the hash of the last of these.
create table chain (
  number integer primary key,
  node text not null unique,
  pruned integer not null,
  base blob not null,
  last integer not null,
  head blob not null
) strict;

-- What was shown, once for all the records that refer to it.
create table notice (number integer primary key, hash text not null unique, text text not null) strict;

-- One row for each choice, in the order of writing. An erased one keeps the hash of what it said, and nothing of it.
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

-- A refusal has no id, and nobody looks it up.
create index consent_of_visitor on consent (id) where id is not null;
create index consent_by_time on consent (at) where at is not null;

-- How often the same choice was made on a day (counted from 1970-01-01, UTC): for reports, and no proof. Hash: of all but
-- the number of times.
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

-- What else was seen on a day, and how often: visits without a choice, undeclared cookies and hosts.
create table daily_count (
  day integer not null,
  chain integer not null,
  kind text not null,
  name text not null,
  times integer not null,
  primary key (day, chain, kind, name)
) strict, without rowid;
