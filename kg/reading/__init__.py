"""Text → reports: a pure function of the article, the gazetteer and the language's lexicon. No files, no RDF, no printing."""
