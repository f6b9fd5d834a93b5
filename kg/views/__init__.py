"""Rows become something for eyes: one offline page, a picture without a browser, files for other graph programs.

Nothing here asks the graph: the caller runs the questions that `kg.views.facts.QUESTIONS` names and hands over their rows.

    from kg.views import draw

    meetings = [row[0] for row in ask(draw.SELECTION, person=["olzhas-bektenov"], depth=2)]
    tables = {table: ask(question, meeting=meetings) for table, question in draw.QUESTIONS.items() if table != "codes"}
    findings = draw.Findings(**tables, codes=ask(draw.QUESTIONS["codes"]))
    network = draw.network_of(findings, "person", centre="person/olzhas-bektenov", depth=2)
    html = draw.page(network, language="ru")  # shows itself in a notebook
    svg = draw.picture(network, form="svg")  # or "png"
    text = draw.graph_file(network, "graphml")  # or "gexf", with the places of the picture

Rows are anything with `columns` (names) and `rows` (plain values); `kg.views.facts` says which columns each table needs. All of it is pure:
no file is written, nothing is printed, and the same rows give the same bytes. `show_all=False` leaves out what an answer leaves out (column
`counted` of the participations) and people who are only quoted; the page says how much that was.

A networkx `MultiGraph` holds the network (`gathering`, `networks`), a subclass of `pyvis.network.Network` the page (`drawing`, `page`).
Where everything stands is computed here (`layout` and the modules it names); a script of ours puts it on the page as SVG, or on a canvas
where there is too much for SVG. networkx and pyvis are slow to import, so the command line imports `draw` only where it draws. README.md
tells why it is so.
"""
