"""How well articles are read: what was read against what somebody annotated, figure by figure, with the errors behind them."""
