/** The reader's own picture as ink. */
import { openPicture } from "../figure/open-picture.mjs";
import { readPicture, readPixels } from "./ink.mjs";
import { runInSlices } from "./slices.mjs";

const MOST_PX = 760; // as our own maps
const BLANK = "Nothing in this picture is dark enough to tattoo. Choose one with darker parts.";

/**
 * @param {File} file
 * @param {{wash: number[], faintest: number}} model
 * @returns {Promise<{drawing?: import("./ink.mjs").Drawing, says?: string}>} its ink, or one sentence for the reader
 */
export async function openOwn(file, model) {
  const opened = await openPicture(file, { most: MOST_PX });
  if ("says" in opened) return opened;
  try {
    const drawing = await runInSlices(readPicture(readPixels(opened.bitmap), model));
    return drawing ? { drawing } : { says: BLANK };
  } finally {
    opened.bitmap.close();
  }
}
