/** Controls of figures: native ones, dressed. Each returns its element and a way to set it from outside. */
import { make, nextId } from "./dom.mjs";

/**
 * A slider on a rule.
 * @param {{
 *   label: string,
 *   min: number,
 *   max: number,
 *   step: number,
 *   value: number,
 *   say: (value: number) => string,
 *   onInput: (value: number) => void,
 *   tick?: number,
 *   ends?: [string, string],
 * }} options `say` puts a value into words; `tick` is what stands between two ticks of the rule; `ends` are words under its ends
 */
export function makeRange({ label, min, max, step, value, say, onInput, tick = step, ends }) {
  const input = make("input", "figure__range");
  Object.assign(input, { type: "range", id: nextId(), min: `${min}`, max: `${max}`, step: `${step}` });
  const name = make("label", "figure__label", label);
  name.htmlFor = input.id;
  const readout = make("output", "figure__value");
  readout.setAttribute("for", input.id);
  readout.setAttribute("aria-live", "off"); // the figure announces, once the hand rests
  const rule = make("span", "figure__rule");
  rule.style.setProperty("--ticks-across", `${(max - min) / tick}`);
  const track = make("span", "figure__track", rule, input);
  const element = make("div", "figure__control", make("div", "figure__line", name, readout), track);
  if (ends) element.append(make("span", "figure__ends", ...ends.map((end) => make("span", "", end))));
  /** @param {number} to */
  const set = (to) => {
    input.value = `${to}`;
    readout.textContent = say(to);
    input.setAttribute("aria-valuetext", say(to));
  };
  input.addEventListener("input", () => {
    set(Number(input.value));
    onInput(Number(input.value));
  });
  set(value);
  return { element, input, set };
}

/**
 * One of a few, all in sight.
 * @param {{
 *   label: string,
 *   options: {value: string, name: string, colour?: string}[],
 *   value: string,
 *   onInput: (value: string) => void,
 * }} options a `colour` ("#abc") makes of the option a swatch; its name is then said, and shown beside the label when chosen
 */
export function makeRadios({ label, options, value, onInput }) {
  const group = nextId();
  const element = make("fieldset", "figure__control figure__radios");
  const chosen = make("span", "figure__value");
  const swatches = options.some(({ colour }) => colour);
  element.append(make("legend", "figure__label", label, ...(swatches ? [chosen] : [])));
  const row = make("div", swatches ? "figure__swatches" : "figure__choices");
  const inputs = options.map((option) => {
    const input = make("input", "");
    Object.assign(input, { type: "radio", name: group, value: option.value });
    const words = make("span", option.colour ? "figure__swatch" : "figure__choice", option.colour ? "" : option.name);
    if (option.colour) {
      words.style.setProperty("--swatch", option.colour);
      input.setAttribute("aria-label", option.name);
      words.title = option.name;
    }
    row.append(make("label", "", input, words));
    input.addEventListener("change", () => {
      set(option.value);
      onInput(option.value);
    });
    return input;
  });
  element.append(row);
  /** @param {string} to */
  const set = (to) => {
    for (const input of inputs) input.checked = input.value === to;
    chosen.textContent = options.find((option) => option.value === to)?.name ?? "";
  };
  set(value);
  return { element, set };
}

/**
 * One of many.
 * @param {{label: string, options: {value: string, name: string}[], value: string, onInput: (value: string) => void}} options
 */
export function makeSelect({ label, options, value, onInput }) {
  const select = make("select", "figure__select");
  select.id = nextId();
  for (const option of options) select.append(new Option(option.name, option.value));
  const name = make("label", "figure__label", label);
  name.htmlFor = select.id;
  select.addEventListener("change", () => onInput(select.value));
  /** @param {string} to */
  const set = (to) => (select.value = to);
  set(value);
  return { element: make("div", "figure__control", make("div", "figure__line", name), select), select, set };
}

/** @param {string} words @param {() => void} onClick */
export function makeButton(words, onClick) {
  const button = make("button", "figure__button", words);
  button.type = "button";
  button.addEventListener("click", onClick);
  return button;
}
