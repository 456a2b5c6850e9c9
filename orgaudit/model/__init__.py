"""What a company is: frozen, slotted values without words, formats or judgements."""
