import "./style-slider/index.mjs";
