/** What a page can do without until it is seen: asked for after the first paint. */

if (document.querySelector("site-search")) import("./site-search.mjs");
if (document.querySelector(".copy-link")) import("./copy-link.mjs");

const contents = document.querySelector(".contents");
if (contents) {
  const observer = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting) return; // on a small screen it is nowhere
    observer.disconnect();
    import("./contents-marks.mjs");
  });
  observer.observe(contents);
}

const paper = document.createElement("link");
Object.assign(paper, { rel: "stylesheet", media: "print", href: new URL("../css/print.css", import.meta.url).href });
document.querySelector("link[rel=stylesheet]")?.after(paper); // where it stands without script: others outweigh it
