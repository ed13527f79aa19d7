-- Version 3: feeds of the records to other systems. A released version is never edited; the next one has a script of its
-- own.

-- One row for each feed. Only the process that owns it reads it, until a time in seconds since the epoch.
create table feed (
  name text not null primary key,
  owner text not null,
  until bigint not null
);

-- The last record of each chain that the consumer of a feed has acknowledged: its place in the chain, and its number.
create table feed_position (
  feed text not null,
  chain integer not null,
  place bigint not null,
  number bigint not null,
  primary key (feed, chain)
);
