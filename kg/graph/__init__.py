"""Values to RDF and back: the only room that speaks of triples, stores, shapes and SPARQL."""
