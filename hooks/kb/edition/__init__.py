"""An own edition: one folder beside the project whose settings and pages lie over ours; no file of ours is changed."""
