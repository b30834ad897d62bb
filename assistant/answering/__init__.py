"""Evidence to answer or refusal: computes, composes and grounds."""
