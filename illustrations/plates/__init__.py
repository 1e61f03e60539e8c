"""From the manifest to the finished pictures: `plates.yml` in, `docs/gallery/<set>/` out."""
