"""The graph of all states of a script: every state that its threads can reach, and every move."""
