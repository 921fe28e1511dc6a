"""The translation guard: findings in catalogues, however their code blocks are translated."""
