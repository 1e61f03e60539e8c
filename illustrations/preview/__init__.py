"""What the page's ageing preview takes from the engine: tables of skin and ink, and pictures to hold it against."""
