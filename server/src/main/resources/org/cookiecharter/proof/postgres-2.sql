-- Version 2: a removal of records is an entry of the chain too. A version that was released is never edited: the next is a
-- script of its own.

-- The removal that an entry of the chain records, as a JSON object; null for a consent record. A removal has a place, a
-- hash, a salt and a time of its own, and nothing else.
alter table consent add column removal text;

-- Each removal goes on from the last one of its chain.
create index consent_removals on consent (chain, number) where removal is not null;
