"""What translators get and give: messages, catalogues, and translations put into code."""
