"""What people see on a screen beside the report: columns, progress, questions, what is told again and again."""
