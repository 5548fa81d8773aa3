"""docxtpl and this project's engine side by side: the same template, the same context, part by part."""
