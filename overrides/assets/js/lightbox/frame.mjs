/** What stands around the pictures. The classes that begin with g are those GLightbox looks for. */

/** @param {string} path */
const icon = (path) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;

export const FRAME = `<dialog id="glightbox-body" class="glightbox-container lightbox" tabindex="-1" aria-modal="true" aria-label="Enlarged picture">
<div class="lightbox__bar">
<button type="button" class="lightbox__real" aria-pressed="false" hidden>Real size</button>
<button type="button" class="lightbox__zoom" aria-pressed="false">Zoom</button>
<button type="button" class="gclose gbtn" aria-label="Close">${icon("M5 5l14 14M19 5L5 19")}</button>
</div>
<div class="lightbox__stage"><div id="glightbox-slider" class="gslider"></div><div class="gloader"></div>
<p class="lightbox__fault" hidden>This picture did not load.</p></div>
<div class="lightbox__nav">
<button type="button" class="gprev gbtn" aria-label="Previous picture">${icon("M15 4l-8 8 8 8")}</button>
<p class="lightbox__count"></p>
<button type="button" class="gnext gbtn" aria-label="Next picture">${icon("M9 4l8 8-8 8")}</button>
</div>
<div class="lightbox__label"><p class="lightbox__caption"></p><p class="lightbox__facts"></p>
<a class="lightbox__page">The page of this piece</a></div>
<p class="lightbox__status visually-hidden" role="status"></p>
</dialog>`;

export const SLIDE = `<div class="gslide"><div class="ginner-container"><div class="gslide-media"></div></div></div>`;
