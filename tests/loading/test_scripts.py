"""What a module imports as it loads is known before it is loaded."""

from sitekit.scripts import follow_imports


def test_imports_are_followed_to_the_end_and_named_once() -> None:
    scripts = {
        "js/slider.mjs": 'import { a } from "./figure/figure.mjs";\nimport {\nb,\nc,\n} from "./slider/model.mjs";\n',
        "js/figure/figure.mjs": 'import { d } from "./dom.mjs";\nexport const x = 1;\n',
        "js/figure/dom.mjs": "export const d = 1;\n",
        "js/slider/model.mjs": 'export { d } from "../figure/dom.mjs";\nimport "../slider.mjs";\n',
    }
    assert follow_imports(scripts)["js/slider.mjs"] == (
        "js/figure/figure.mjs",
        "js/slider/model.mjs",
        "js/figure/dom.mjs",
    )


def test_what_is_imported_later_waits() -> None:
    text = 'const open = () => import("./large.mjs");\nimport("./larger.mjs");\nexport const words = "./no.mjs";\n'
    assert follow_imports({"js/a.mjs": text, "js/large.mjs": ""}) == {"js/a.mjs": (), "js/large.mjs": ()}
