// Serves folders as a good host does: HTTP/2, brotli, one port each. Arguments: key, certificate, folders.
import { readFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const KINDS = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".mjs": "text/javascript", ".js": "text/javascript",
  ".json": "application/json", ".svg": "image/svg+xml", ".avif": "image/avif", ".jpg": "image/jpeg",
  ".woff2": "font/woff2", ".xml": "application/xml", ".txt": "text/plain",
};
const PACKED = /^text|json|svg|xml/;
const [key, cert, ...folders] = process.argv.slice(2);
const options = { key: readFileSync(key), cert: readFileSync(cert), allowHTTP1: true };

const ports = folders.map((folder) => new Promise((started) => {
  const answers = new Map();
  const read = (path) => {
    const kind = KINDS[extname(path)] ?? "application/octet-stream";
    const data = readFileSync(join(folder, path));
    const headers = { "content-type": kind, "cache-control": "public, max-age=31536000" };
    if (!PACKED.test(kind)) return [data, headers];
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
    return [brotliCompressSync(data, quality), { ...headers, "content-encoding": "br", vary: "accept-encoding" }];
  };
  const answer = (path, status) => {
    const name = path.endsWith("/") ? `${path}index.html` : path;
    if (!answers.has(name)) answers.set(name, read(name));
    return [status, ...answers.get(name)];
  };
  const server = createSecureServer(options, (request, response) => {
    let found;
    try {
      found = answer(decodeURIComponent(new URL(request.url, "https://x").pathname), 200);
    } catch {
      try { found = answer("/404.html", 404); } catch { found = [404, Buffer.from(""), {}]; }
    }
    const [status, data, headers] = found;
    response.writeHead(status, { ...headers, "content-length": data.length });
    response.end(request.method === "HEAD" ? undefined : data);
  });
  server.listen(0, "127.0.0.1", () => started(server.address().port));
}));
console.log(JSON.stringify(await Promise.all(ports)));
