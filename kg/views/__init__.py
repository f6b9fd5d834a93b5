"""Rows become something for eyes: networks, pictures of them in one offline page, and files for other graph programs.

Nothing here asks the graph: the caller runs the five questions that `kg.views.facts.QUESTIONS` names and hands over their rows.

    from kg.views import facts, network_file, networks, page

    findings = facts.Findings(**{table: ask(question, **parameters) for table, question in facts.QUESTIONS.items()})
    network = networks.meeting_network(findings)          # one meeting, or the meetings of one occasion
    network = networks.person_network(findings, "person/olzhas-bektenov", depth=1)
    network = networks.state_network(findings)
    network = networks.whole_network(findings)            # opt-in: nobody needs a hairball
    html = page.render(network, title=None, language="ru", show_all=False)
    text = network_file.write(network, "graphml")         # or "gexf"

Rows are anything with `columns` (a tuple of names) and `rows` (tuples of plain values); `kg.views.facts` says which columns each table needs.
All of it is pure: no file is written, nothing is printed, and the same rows give the same bytes. Write the page as UTF-8.

`show_all=False` leaves out what an answer leaves out (column `counted` of the participations) and people who are only quoted; the page says how
much that was. `networks.counted(network)` does the same for a file.

A networkx `MultiGraph` holds the network, a subclass of `pyvis.network.Network` holds the picture (`kg.views.drawing`), positions and the curves
of the edges are computed here (`kg.views.layout`), and a small script of ours puts them on the page as SVG. networkx and pyvis are slow to import,
so the command line imports these modules only where it draws.
"""
