import "./detail-budget/index.mjs";
