/**
 * Opens a reader's own picture, on the device and nowhere else. What a file is called or says it is counts for nothing:
 * its first bytes tell, and how many pixels it has is read before anything is decoded. Whoever gets a bitmap closes it.
 */

const MOST_PIXELS = 100e6; // decoded, that is 400 MB
const HEAD_BYTES = 512 * 1024; // what cameras write before the size of a JPEG ends sooner

const EMPTY = "This file is empty (0 bytes). Choose another picture.";
const NO_PICTURE = "This file is not a picture. Choose a JPEG, PNG, WebP or GIF.";
const DRAWING = "This is a drawing written in code (SVG), which we do not open. Save it as a PNG or JPEG first.";
const HUGE = "This picture has 100 megapixels or more, too many to open here. Make a smaller copy or a screenshot of it first.";
const BROKEN = "This picture cannot be opened: the file is damaged or not all there. Choose another, or a screenshot of it.";
const HEIC = "Your browser cannot open this kind of picture (HEIC). Make a screenshot of it, or save it as a JPEG first.";

/**
 * @typedef {{kind: string, width: number, height: number}} Size sides in px as stored, 0 where the head does not tell
 * @typedef {(bytes: DataView) => [number, number] | null} Sides
 */

/**
 * @param {Blob} file
 * @param {{most: number}} limits `most` px on the longer side; a larger picture comes smaller
 * @returns {Promise<{bitmap: ImageBitmap} | {says: string}>} the picture, upright, its first frame if it moves; or one
 *   sentence for the reader. Never rejects.
 */
export async function openPicture(file, { most }) {
  try {
    if (!file.size) return { says: EMPTY };
    const head = readHead(await file.slice(0, HEAD_BYTES).arrayBuffer());
    if (!head) return { says: NO_PICTURE };
    if (head.kind === "svg") return { says: DRAWING };
    if (head.width * head.height >= MOST_PIXELS) return { says: HUGE };
    try {
      return { bitmap: await shrink(await decode(file, head, most), most) };
    } catch {
      return { says: head.kind === "heic" ? HEIC : BROKEN };
    }
  } catch {
    return { says: BROKEN }; // it was moved or deleted since it was chosen
  }
}

/**
 * @param {ArrayBuffer} buffer the first bytes of a file
 * @returns {Size | null} null if it is no picture
 */
export function readHead(buffer) {
  const bytes = new DataView(buffer);
  const text = String.fromCharCode(...new Uint8Array(buffer.slice(0, 1024)));
  const kind = KINDS.find(({ begins }) => begins.test(text));
  if (!kind) return null;
  let sides = null;
  try {
    sides = kind.sides(bytes);
  } catch {
    // the file ends before its size is told
  }
  return { kind: kind.name, width: sides?.[0] ?? 0, height: sides?.[1] ?? 0 };
}

/** @type {{name: string, begins: RegExp, sides: Sides}[]} */
const KINDS = [
  { name: "jpeg", begins: /^\xff\xd8\xff/, sides: findJpegSides },
  { name: "png", begins: /^\x89PNG\r\n\x1a\n/, sides: (bytes) => [bytes.getUint32(16), bytes.getUint32(20)] },
  { name: "gif", begins: /^GIF8[79]a/, sides: (bytes) => [bytes.getUint16(6, true), bytes.getUint16(8, true)] },
  { name: "webp", begins: /^RIFF[^]{4}WEBP/, sides: findWebpSides },
  { name: "avif", begins: /^[^]{4}ftyp(avif|avis)/, sides: findBoxSides },
  { name: "heic", begins: /^[^]{4}ftyp(hei|hev|mif1|msf1)/, sides: findBoxSides },
  { name: "bmp", begins: /^BM[^]{8}/, sides: (bytes) => [bytes.getInt32(18, true), Math.abs(bytes.getInt32(22, true))] },
  { name: "svg", begins: /^(?:\xef\xbb\xbf)?\s*<(?:svg|[^]*<svg)\b/i, sides: () => null },
];

/** @type {Sides} */
function findJpegSides(bytes) {
  for (let at = 2; ; at += 2 + bytes.getUint16(at + 2)) {
    while (bytes.getUint8(at + 1) === 0xff) at += 1; // filling
    const marker = bytes.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [bytes.getUint16(at + 7), bytes.getUint16(at + 5)];
    if (bytes.getUint8(at) !== 0xff || marker === 0xda) return null;
  }
}

/** @type {Sides} */
function findWebpSides(bytes) {
  const three = (/** @type {number} */ at) => bytes.getUint16(at, true) + bytes.getUint8(at + 2) * 65536;
  const kind = bytes.getUint8(15);
  if (kind === 0x58) return [1 + three(24), 1 + three(27)]; // VP8X
  if (kind === 0x20) return [bytes.getUint16(26, true) & 0x3fff, bytes.getUint16(28, true) & 0x3fff]; // VP8
  const bits = bytes.getUint32(21, true); // VP8L
  return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
}

/** The largest of the sizes ("ispe") in an AVIF or HEIC: tiles and thumbnails have sizes too. @type {Sides} */
function findBoxSides(bytes) {
  /** @type {[number, number]} */
  let largest = [0, 0];
  for (let at = 0; at + 16 <= bytes.byteLength; at += 1) {
    if (bytes.getUint32(at) !== 0x69737065) continue;
    const sides = [bytes.getUint32(at + 8), bytes.getUint32(at + 12)];
    if (sides[0] * sides[1] > largest[0] * largest[1]) largest = [sides[0], sides[1]];
  }
  return largest;
}

/** @param {Blob} file @param {Size} size @param {number} most */
function decode(file, { width, height }, most) {
  if (Math.max(width, height) <= most) return createImageBitmap(file);
  const side = width >= height ? "resizeWidth" : "resizeHeight";
  return createImageBitmap(file, { [side]: most, resizeQuality: "high" });
}

/** Make smaller what the head told too little of, or what came out turned. @param {ImageBitmap} bitmap @param {number} most */
async function shrink(bitmap, most) {
  const share = most / Math.max(bitmap.width, bitmap.height);
  if (share >= 1) return bitmap;
  const resizeWidth = Math.max(1, Math.round(bitmap.width * share));
  const resizeHeight = Math.max(1, Math.round(bitmap.height * share));
  const smaller = await createImageBitmap(bitmap, { resizeWidth, resizeHeight, resizeQuality: "high" });
  bitmap.close();
  return smaller;
}
