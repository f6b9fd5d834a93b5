"""Files become values here: articles, the lexicon of a language, the gazetteer; no other room opens such files."""
