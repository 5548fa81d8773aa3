"""Who may read what: audiences, views and what is withheld."""
