import "./size-sheet/index.mjs";
