"""Who is who: the register, states, identity, acronyms."""
