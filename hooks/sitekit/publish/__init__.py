"""From the project to the finished site: building it beside the last one, swapping it in, and showing it meanwhile."""
