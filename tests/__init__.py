"""The tests: what people do with the product, stage by stage."""
