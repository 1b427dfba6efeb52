"""The gold layer: what people saw differently, settled by an adjudicator."""
