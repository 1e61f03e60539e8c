/**
 * Adds a stylesheet that only readers need who use something.
 * @param {URL} address
 * @returns {Promise<unknown>} when it is there; rejected if it cannot be fetched
 */
export const addStyle = ({ href }) =>
  new Promise((onload, onerror) =>
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload, onerror })),
  );
