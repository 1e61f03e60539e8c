/**
 * What a figure shows, and the address that shows it again.
 *
 * A schema names the keys: `{mm: {kind: "number", min, max, step, first}, tone: {kind: "choice", values, first}}`. A state
 * holds a value for each key: numbers for numbers, strings for choices. Only what is not `first` stands in the address.
 *
 * @typedef {{kind: "number", min: number, max: number, step: number, first: number}} NumberKey
 * @typedef {{kind: "choice", values: string[], first: string}} ChoiceKey
 * @typedef {Record<string, NumberKey | ChoiceKey>} Schema
 * @typedef {Record<string, any>} State
 */

const WRITE_MS = 300; // browsers refuse more than about three changes of the address a second

/**
 * @param {NumberKey | ChoiceKey} key
 * @param {string | number | null | undefined} text anything
 * @returns {any} a value the key can take: numbers are held to its ends and steps, what makes no sense gives `first`
 */
export function readValue(key, text) {
  if (key.kind === "choice") return key.values.includes(`${text}`) ? `${text}` : key.first;
  const number = text === null || `${text ?? ""}`.trim() === "" ? NaN : Number(text);
  if (!Number.isFinite(number)) return key.first;
  const held = Math.min(key.max, Math.max(key.min, number));
  const stepped = key.min + Math.round((held - key.min) / key.step) * key.step;
  return Number(Math.min(key.max, stepped).toFixed(6));
}

/**
 * @param {Schema} schema
 * @param {string} search of an address: "?mm=12"
 * @returns {State}
 */
export function readState(schema, search) {
  const query = new URLSearchParams(search);
  return Object.fromEntries(Object.entries(schema).map(([name, key]) => [name, readValue(key, query.get(name))]));
}

/**
 * @param {Schema} schema
 * @param {State} state
 * @param {string} search the query as it is; keys of others stay
 * @returns {string} the query that says `state`: "?mm=12", or ""
 */
export function queryOf(schema, state, search) {
  const query = new URLSearchParams(search);
  for (const [name, key] of Object.entries(schema)) {
    if (state[name] === key.first) query.delete(name);
    else query.set(name, `${state[name]}`);
  }
  const text = `${query}`;
  return text && `?${text}`;
}

/**
 * The schema with first values from elsewhere, as from the attributes of an element.
 * @param {Schema} schema
 * @param {(name: string) => string | null} read
 * @returns {Schema}
 */
export function withFirst(schema, read) {
  return Object.fromEntries(
    Object.entries(schema).map(([name, key]) => [name, { ...key, first: readValue(key, read(name)) }]),
  );
}

/** Keys in use by a figure of this page: a second figure that knows one of them stays out of the address. */
const taken = new Set();

/**
 * @param {Schema} schema
 * @returns {boolean} whether the address is this figure's to write
 */
export function claim(schema) {
  const names = Object.keys(schema);
  if (names.some((name) => taken.has(name))) return false;
  for (const name of names) taken.add(name);
  return true;
}

/** @type {Map<Schema, State>} */
const waiting = new Map();
let timer = 0;

/**
 * Puts a state into the address, soon.
 * @param {Schema} schema
 * @param {State} state
 */
export function writeState(schema, state) {
  waiting.set(schema, { ...state });
  timer ||= window.setTimeout(flushState, WRITE_MS);
}

/** Puts what waits into the address now. */
export function flushState() {
  clearTimeout(timer);
  timer = 0;
  let search = location.search;
  for (const [schema, state] of waiting) search = queryOf(schema, state, search);
  waiting.clear();
  if (search === location.search) return;
  history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
}
