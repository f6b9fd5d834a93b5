"""Which reports are about one meeting, and what that meeting was; which person a name means. Pure."""
