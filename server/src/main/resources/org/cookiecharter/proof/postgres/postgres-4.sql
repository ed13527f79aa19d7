-- Version 4: the choices of accounts. A released version is never edited; the next one has a script of its own.

-- The current choice of each account, for all its devices. account: a keyed hash of the pseudonym; record_id: the id of
-- the account's rows in consent; choice: the signed choice; times are in seconds since the epoch.
create table account (
  account text not null primary key,
  record_id text not null,
  at bigint not null,
  until bigint not null,
  choice text not null
);
