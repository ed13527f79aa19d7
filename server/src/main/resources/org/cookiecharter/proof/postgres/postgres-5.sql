-- Version 5: the hash of a document is a chain entry too. A released version is never edited; the next one has a script of
-- its own.

-- The document whose hash a chain entry contains, as a JSON object; null for consent records and removals. Such an entry
-- has a place, a hash, a salt and a time of its own, and nothing else.
alter table consent add column document text;

-- There are few documents among many records.
create index consent_documents on consent (number) where document is not null;
