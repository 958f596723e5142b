"""What recruiting means: the verbs and refusals that several doors or resources share. No HTTP, no JSON."""
