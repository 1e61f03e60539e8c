// What test_adapting.py looks for in a page. Each function returns faults, one line each, or facts to judge.
window.adapting = (() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const name = (e) => `${e.tagName.toLowerCase()}.${e.className} "${e.textContent.trim().slice(0, 40)}"`;
    const hasWords = (e) => [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent.trim());

    // Words that stand outside of the window, or that their box cuts off.
    function findLost() {
        const faults = [];
        if (document.documentElement.scrollWidth > innerWidth) faults.push("the page slides sideways");
        for (const e of all("body *")) {
            if (!e.checkVisibility() || !hasWords(e) || e instanceof SVGElement) continue;
            if (e.closest(".visually-hidden, thead, [aria-hidden=true], .skip-link")) continue;
            const box = e.getBoundingClientRect();
            if (box.width && (box.right > innerWidth + 1 || box.left < -1)) faults.push(`outside the window: ${name(e)}`);
            const style = getComputedStyle(e);
            const cuts = ["hidden", "clip"].includes(style.overflowY) || ["hidden", "clip"].includes(style.overflowX);
            const spills = e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2;
            if (cuts && spills) faults.push(`cut off: ${name(e)}`);
        }
        return faults;
    }

    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

    function read(colour, under) {
        canvas.fillStyle = `rgb(${under})`;
        canvas.fillRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    }

    function luminance(rgb) {
        const [r, g, b] = rgb.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }

    function contrast(one, other) {
        const [pale, deep] = [luminance(one), luminance(other)].sort((a, b) => b - a);
        return (pale + 0.05) / (deep + 0.05);
    }

    const groundOf = (e) => (e ? read(getComputedStyle(e).backgroundColor, groundOf(e.parentElement)) : [255, 255, 255]);

    // Words, frames and controls that do not stand out from their ground.
    function findFaint() {
        const faults = [];
        for (const e of all("body *")) {
            if (!e.checkVisibility({ opacityProperty: true }) || e.closest("svg, .visually-hidden, [aria-disabled=true]")) continue;
            const style = getComputedStyle(e);
            const ground = groundOf(e);
            if (hasWords(e) && contrast(read(style.color, ground), ground) < 4.5) faults.push(`faint: ${name(e)}`);
            const around = groundOf(e.parentElement);
            const framed = parseFloat(style.borderTopWidth) > 0 && contrast(read(style.borderTopColor, around), around) >= 3;
            const control = e.matches("button, summary, select, input:not([type=hidden])");
            const drawn = style.forcedColorAdjust === "none" && style.backgroundImage !== "none";
            if (control && !framed && !drawn && !e.innerText.trim()) faults.push(`a control without frame or words: ${name(e)}`);
            if (e.matches(".call-to-action, .admonition:not(.answer)") && !framed) faults.push(`no frame: ${name(e)}`);
        }
        return faults;
    }

    const CONTROLS = "nav a, header a, button, summary, select, input:not([type=hidden]), .call-to-action";
    const proxyOf = (e) => (e.matches(".compare__range") ? e.closest(".compare__stage") : e);

    // Controls smaller than `least` px either way, but for those that match `excepted`.
    function findSmall(least, excepted, wanted = CONTROLS) {
        return all(wanted)
            .filter((e) => !e.matches(excepted) && !e.matches(".skip-link"))
            .map((e) => [e, proxyOf(e)])
            .filter(([, shown]) => shown.checkVisibility({ visibilityProperty: true }))
            .map(([e, shown]) => [e, shown.getBoundingClientRect()])
            .filter(([, box]) => box.width < least - 0.1 || box.height < least - 0.1)
            .map(([e, box]) => `${name(e)} ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);
    }

    function isOutlined(e, pseudo) {
        const style = getComputedStyle(e, pseudo);
        const there = !pseudo || style.content !== "none";
        return there && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    }

    // What can have the focus and does not show it. A key must have been pressed before.
    function findUnseenFocus() {
        const faults = [];
        let stops = 0;
        for (const e of all("a[href], button, summary, select, input:not([type=hidden]), textarea, [tabindex='0']")) {
            if (!e.checkVisibility() || e.disabled || e.tabIndex < 0) continue;
            e.focus();
            if (document.activeElement !== e) continue;
            stops += 1;
            const shown = e.matches(".compare__range") ? e.parentElement.querySelector(".compare__grip") : e;
            if (!isOutlined(shown) && !isOutlined(shown, "::after")) faults.push(name(e));
        }
        return { faults, stops };
    }

    function readOutline() {
        const label = (nav) => nav.ariaLabel || document.getElementById(nav.getAttribute("aria-labelledby"))?.textContent;
        return {
            mains: all("main").length,
            headers: all("body > header").length,
            navs: all("nav").filter((nav) => nav.checkVisibility()).map(label),
            levels: all("h1, h2, h3, h4, h5, h6").filter((h) => h.checkVisibility()).map((h) => Number(h.tagName[1])),
        };
    }

    const stops = new Map();

    // The number of the stop that has the focus, in the order they came, and the part of the page it is in.
    function readStop() {
        const e = document.activeElement;
        if (!e || e === document.body) return null;
        if (!stops.has(e)) stops.set(e, stops.size);
        return [stops.get(e), e.closest("header") ? "header" : e.closest("footer") ? "footer" : "main"];
    }

    return { findLost, findFaint, findSmall, findUnseenFocus, readOutline, readStop };
})();
