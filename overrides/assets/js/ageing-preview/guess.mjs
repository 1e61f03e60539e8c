/** Guess first: the reader sets how soft the lines will be, then sees what the model says. */
import { make } from "../figure/dom.mjs";
import { makeButton, makeRange } from "../figure/controls.mjs";
import { age, millimetres } from "../figure/units.mjs";
import { sigmaMm } from "./model.mjs";

const YEARS = 10;
const EDGES = 4; // an edge goes from dark to bare over about four standard deviations

const edge = (/** @type {number} */ sigma) => `${(EDGES * sigma).toFixed(1)}\u00a0mm`;

/**
 * @param {any} figure the preview
 * @param {HTMLElement} panel
 * @param {() => void} done
 */
export async function startGuess(figure, panel, done) {
  const { model } = figure.data;
  const healed = sigmaMm(model, { ...figure.ageing("low"), year: 0 });
  const at = (/** @type {string} */ spread) => sigmaMm(model, { ...figure.ageing(spread), year: YEARS });
  const most = 1.6 * at("high");
  const before = { year: figure.state.year, spread: figure.state.spread };
  const others = [figure.fields.year, figure.fields.spread].map(({ element }) => element);
  for (const element of others) element.hidden = true;
  figure.change({ year: YEARS, spread: "middle" });
  figure.guessed = healed;

  const step = (most - healed) / 40;
  const range = makeRange({
    label: `How soft will it be in ${age(YEARS)}?`, min: 0, max: 40, step: 1, value: 0, tick: 5, ends: ["as healed", "very soft"],
    say: (value) => `edges ${edge(healed + value * step)} wide`,
    onInput: (value) => {
      figure.guessed = healed + value * step;
      figure.change();
    },
  });
  const say = make("p", "preview__verdict");
  say.setAttribute("role", "status");
  const reveal = makeButton("Show what the model says", () => {
    const guess = figure.guessed;
    figure.guessed = undefined;
    for (const element of others) element.hidden = false;
    range.element.remove();
    reveal.remove();
    const [low, middle, high] = ["low", "middle", "high"].map(at);
    const where = guess < low ? "softer than even its low end does" : guess > high ? "sharper than its high end" : "within its range";
    const verdict = guess < low ? "The model makes it " : guess > high ? "The model keeps it " : "Your guess lies ";
    say.textContent = `You guessed edges ${edge(guess)} wide. The model gives ${edge(low)} at its low end, ${edge(middle)} in the middle and ${edge(high)} at its high end. ${verdict}${
      guess < low ? "softer than you did, even at its low end." : guess > high ? "sharper than you did, even at its high end." : where + "."
    }`;
    figure.fields.year.set(YEARS);
    figure.fields.spread.set("middle");
    figure.change();
  });
  const leave = makeButton("Leave the guess", () => {
    figure.guessed = undefined;
    for (const element of others) element.hidden = false;
    for (const element of [range.element, reveal, leave, say]) element.remove();
    figure.fields.year.set(before.year);
    figure.fields.spread.set(before.spread);
    figure.change(before);
    done();
  });
  panel.append(range.element, make("div", "figure__buttons", reveal, leave), say);
  range.input.focus();
}
