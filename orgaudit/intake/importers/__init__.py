"""Who answers for what, as other tools write it down: code owners, teams, catalogs. Each importer makes elements, and one road makes a company of them."""
