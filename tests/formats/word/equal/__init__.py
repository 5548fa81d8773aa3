"""docxtpl compared with this project's engine: the same template and context, part by part."""
