-- Version 2: a removal of records is a chain entry too. A released version is never edited; the next one has a script
-- of its own.

-- The removal that a chain entry records, as a JSON object; null for a consent record. A removal has a place, a hash, a
-- salt and a time of its own, and nothing else.
alter table consent add column removal text;

-- Each removal builds on the last one of its chain.
create index consent_removals on consent (chain, number) where removal is not null;
