-- The tables of a newsmodel database, version 1.
-- `number` is a row's key in this file and what other tables name it by; `id` is newsmodel's own, unique in an article.
-- `ordinal` counts the items of a list from 0. `details` is the record as JSON; what is read back is read from there.
-- Offsets count code points of articles.text from 0, half-open: substr(text, start + 1, end - start).

CREATE TABLE articles (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  published TEXT,           -- ISO 8601: a date, or a date and a time with its offset where one was given
  modified TEXT,
  publisher TEXT,
  section TEXT,
  title TEXT,
  subtitle TEXT,
  url TEXT,
  language TEXT,            -- BCP 47, as declared
  dateline_place TEXT,
  dateline_agency TEXT,
  authors TEXT NOT NULL,    -- a JSON list, as are keywords
  keywords TEXT NOT NULL,
  words INTEGER NOT NULL,
  text TEXT NOT NULL,
  details TEXT NOT NULL
);
CREATE INDEX articles_published ON articles (published);

CREATE TABLE captions (
  article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  credit TEXT,
  PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

-- What was cleaned away, left unread or not believed, and why.
CREATE TABLE notices (
  article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  text TEXT,
  PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
CREATE INDEX notices_code ON notices (code);

CREATE TABLE actors (
  number INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  id TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'country', 'place', 'group')),
  country TEXT,             -- ISO 3166-1 alpha-2
  rule TEXT,
  by TEXT,
  details TEXT NOT NULL,
  UNIQUE (article, id)
);
CREATE INDEX actors_name ON actors (name);

CREATE TABLE roles (
  actor INTEGER NOT NULL REFERENCES actors (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  title TEXT NOT NULL,
  of TEXT,
  former INTEGER NOT NULL CHECK (former IN (0, 1)),
  PRIMARY KEY (actor, ordinal)
) WITHOUT ROWID;

CREATE TABLE mentions (
  actor INTEGER NOT NULL REFERENCES actors (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('name', 'nominal', 'pronoun')),
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  PRIMARY KEY (actor, ordinal)
) WITHOUT ROWID;

CREATE TABLE quotes (
  number INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  id TEXT,
  act TEXT NOT NULL CHECK (act IN ('state', 'deny', 'ask', 'decline')),
  kind TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
  quote TEXT NOT NULL,
  cue TEXT,
  speaker_as_written TEXT,
  addressee_as_written TEXT,
  context TEXT NOT NULL,    -- the whole sentences around it
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  rule TEXT,
  by TEXT,
  details TEXT NOT NULL,
  UNIQUE (article, id)
);

-- The parts of a quote that its cue or the end of a paragraph breaks.
CREATE TABLE quote_spans (
  quote INTEGER NOT NULL REFERENCES quotes (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  PRIMARY KEY (quote, ordinal)
) WITHOUT ROWID;

CREATE TABLE quote_speakers (
  quote INTEGER NOT NULL REFERENCES quotes (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actors (number) ON DELETE CASCADE,
  PRIMARY KEY (quote, ordinal)
) WITHOUT ROWID;
CREATE INDEX quote_speakers_actor ON quote_speakers (actor);

CREATE TABLE quote_addressees (
  quote INTEGER NOT NULL REFERENCES quotes (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actors (number) ON DELETE CASCADE,
  PRIMARY KEY (quote, ordinal)
) WITHOUT ROWID;
CREATE INDEX quote_addressees_actor ON quote_addressees (actor);

CREATE TABLE proposals (
  number INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  id TEXT,
  act TEXT NOT NULL CHECK (
    act IN ('demand', 'request', 'propose', 'plan', 'pledge', 'offer', 'agree', 'threaten', 'reject')
  ),
  polarity TEXT NOT NULL CHECK (polarity IN ('positive', 'negative')),
  modality TEXT CHECK (modality IN ('must', 'should', 'need', 'shall', 'could', 'may', 'will', 'would')),
  action TEXT NOT NULL,
  cue TEXT,
  proposer_as_written TEXT,
  deadline TEXT,
  deadline_date TEXT,       -- 2030, 2030-06 or 2030-06-01
  quote INTEGER REFERENCES quotes (number) ON DELETE SET NULL,
  context TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  rule TEXT,
  by TEXT,
  details TEXT NOT NULL,
  UNIQUE (article, id)
);
CREATE INDEX proposals_quote ON proposals (quote);
CREATE INDEX proposals_deadline_date ON proposals (deadline_date);

CREATE TABLE proposal_proposers (
  proposal INTEGER NOT NULL REFERENCES proposals (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actors (number) ON DELETE CASCADE,
  PRIMARY KEY (proposal, ordinal)
) WITHOUT ROWID;
CREATE INDEX proposal_proposers_actor ON proposal_proposers (actor);

-- Who should act; actor is null where the words could not be resolved.
CREATE TABLE proposal_addressees (
  proposal INTEGER NOT NULL REFERENCES proposals (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  actor INTEGER REFERENCES actors (number) ON DELETE CASCADE,
  as_written TEXT,
  PRIMARY KEY (proposal, ordinal)
) WITHOUT ROWID;
CREATE INDEX proposal_addressees_actor ON proposal_addressees (actor);

CREATE TABLE conditions (
  proposal INTEGER NOT NULL REFERENCES proposals (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  PRIMARY KEY (proposal, ordinal)
) WITHOUT ROWID;

CREATE TABLE quantities (
  proposal INTEGER NOT NULL REFERENCES proposals (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  value REAL NOT NULL,
  upper REAL,               -- of a range
  unit TEXT,
  bound TEXT NOT NULL CHECK (bound IN ('exact', 'at_least', 'at_most', 'about')),
  PRIMARY KEY (proposal, ordinal)
) WITHOUT ROWID;

-- How others in the article take it.
CREATE TABLE stances (
  proposal INTEGER NOT NULL REFERENCES proposals (number) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  position TEXT NOT NULL CHECK (position IN ('support', 'oppose')),
  actor INTEGER REFERENCES actors (number) ON DELETE CASCADE,
  as_written TEXT,
  cue TEXT NOT NULL,
  PRIMARY KEY (proposal, ordinal)
) WITHOUT ROWID;
CREATE INDEX stances_actor ON stances (actor);

-- Full-text search. The words are kept in the tables themselves; triggers keep the index in step with them.
CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title, subtitle, text, content="articles", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER articles_inserted AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts (rowid, title, subtitle, text) VALUES (new.number, new.title, new.subtitle, new.text);
END;
CREATE TRIGGER articles_deleted AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, subtitle, text)
  VALUES ('delete', old.number, old.title, old.subtitle, old.text);
END;
CREATE TRIGGER articles_updated AFTER UPDATE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, subtitle, text)
  VALUES ('delete', old.number, old.title, old.subtitle, old.text);
  INSERT INTO articles_fts (rowid, title, subtitle, text) VALUES (new.number, new.title, new.subtitle, new.text);
END;

CREATE VIRTUAL TABLE quotes_fts USING fts5 (
  quote, content="quotes", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER quotes_inserted AFTER INSERT ON quotes BEGIN
  INSERT INTO quotes_fts (rowid, quote) VALUES (new.number, new.quote);
END;
CREATE TRIGGER quotes_deleted AFTER DELETE ON quotes BEGIN
  INSERT INTO quotes_fts (quotes_fts, rowid, quote) VALUES ('delete', old.number, old.quote);
END;
CREATE TRIGGER quotes_updated AFTER UPDATE ON quotes BEGIN
  INSERT INTO quotes_fts (quotes_fts, rowid, quote) VALUES ('delete', old.number, old.quote);
  INSERT INTO quotes_fts (rowid, quote) VALUES (new.number, new.quote);
END;

-- One row a quote; act tells what was denied, asked or left unsaid.
CREATE VIEW who_said_what AS
SELECT
  articles.published,
  articles.publisher,
  (
    SELECT group_concat(name, '; ')
    FROM (SELECT name FROM quote_speakers JOIN actors ON actors.number = quote_speakers.actor
          WHERE quote_speakers.quote = quotes.number ORDER BY quote_speakers.ordinal)
  ) AS speaker,
  quotes.speaker_as_written,
  (
    SELECT group_concat(role, '; ')
    FROM (SELECT iif(former, 'former ', '') || title || coalesce(' of ' || of, '') AS role
          FROM quote_speakers JOIN roles ON roles.actor = quote_speakers.actor
          WHERE quote_speakers.quote = quotes.number ORDER BY quote_speakers.ordinal, roles.ordinal)
  ) AS speaker_role,
  quotes.act,
  quotes.kind,
  quotes.quote,
  quotes.cue,
  coalesce((
    SELECT group_concat(name, '; ')
    FROM (SELECT name FROM quote_addressees JOIN actors ON actors.number = quote_addressees.actor
          WHERE quote_addressees.quote = quotes.number ORDER BY quote_addressees.ordinal)
  ), quotes.addressee_as_written) AS addressee,
  quotes.context,
  articles.title,
  articles.url,
  articles.id AS article_id,
  quotes.id AS quote_id,
  quotes.start,
  quotes.end
FROM quotes JOIN articles ON articles.number = quotes.article;

-- One row a proposal; polarity tells whether it is to be done or not to be done.
CREATE VIEW who_wants_what AS
SELECT
  articles.published,
  articles.publisher,
  (
    SELECT group_concat(name, '; ')
    FROM (SELECT name FROM proposal_proposers JOIN actors ON actors.number = proposal_proposers.actor
          WHERE proposal_proposers.proposal = proposals.number ORDER BY proposal_proposers.ordinal)
  ) AS proposer,
  proposals.proposer_as_written,
  proposals.act,
  proposals.modality,
  proposals.polarity,
  proposals.action,
  (
    SELECT group_concat(name, '; ')
    FROM (SELECT coalesce(actors.name, proposal_addressees.as_written) AS name
          FROM proposal_addressees LEFT JOIN actors ON actors.number = proposal_addressees.actor
          WHERE proposal_addressees.proposal = proposals.number ORDER BY proposal_addressees.ordinal)
  ) AS addressees,
  (
    SELECT group_concat(text, '; ')
    FROM (SELECT text FROM conditions WHERE conditions.proposal = proposals.number ORDER BY conditions.ordinal)
  ) AS conditions,
  proposals.deadline,
  proposals.deadline_date,
  (
    SELECT group_concat(text, '; ')
    FROM (SELECT text FROM quantities WHERE quantities.proposal = proposals.number ORDER BY quantities.ordinal)
  ) AS quantities,
  (
    SELECT group_concat(name, '; ')
    FROM (SELECT coalesce(actors.name, stances.as_written) AS name
          FROM stances LEFT JOIN actors ON actors.number = stances.actor
          WHERE stances.proposal = proposals.number AND position = 'support' ORDER BY stances.ordinal)
  ) AS supporters,
  (
    SELECT group_concat(name, '; ')
    FROM (SELECT coalesce(actors.name, stances.as_written) AS name
          FROM stances LEFT JOIN actors ON actors.number = stances.actor
          WHERE stances.proposal = proposals.number AND position = 'oppose' ORDER BY stances.ordinal)
  ) AS opponents,
  proposals.cue,
  proposals.context,
  articles.title,
  articles.url,
  articles.id AS article_id,
  proposals.id AS proposal_id,
  proposals.start,
  proposals.end
FROM proposals JOIN articles ON articles.number = proposals.article;
