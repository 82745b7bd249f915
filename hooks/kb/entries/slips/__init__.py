"""What a file says otherwise than its author means: marks that have no effect, or another one."""
