"""Portuguese: “…”, «…», the verb before or after its subject ("disse a ministra", "a ministra disse"), "segundo"."""

CUES = (
    "disseram|disse|diz|dizem|afirmaram|afirmou|afirma|declararam|declarou|declara|explicou|explica|explicaram|acrescentou|acrescenta|escreveu"
    "|escreve|garantiu|garante|sublinhou|sublinha|destacou|destaca|ressaltou|ressalta|alertou|alerta|avisou|avisa|admitiu|admite|reconheceu"
    "|respondeu|responde|contou|conta|lembrou|lembra|insistiu|insiste|lamentou|lamenta|anunciou|anuncia|denunciou|denuncia|prometeu|comentou"
    "|comenta|concluiu|conclui|criticou|defendeu|defende|reforçou|reiterou|relatou|relata|de acordo com|nas palavras de|conforme|segundo"
)
