import { expect, it } from "vitest";
import { webAddress } from "../../../frontend/src/format/web-address";
import { isBounded } from "../../../frontend/src/server/bounds";

const most = { characters: 10, values: 6, depth: 2 };
const nested = { a: { b: { c: 1 } } };

it.each([
    ["a small answer", { ok: true, data: ["12345", "67890"] }, true],
    ["too much text", { ok: true, data: "12345678901" }, false],
    ["too many values", [1, 2, 3, 4, 5, 6], false],
    ["too deep", nested, false],
    ["nothing", null, true],
])("isBounded() of %s", (_, value, expected) => {
    expect(isBounded(value, most)).toBe(expected);
});

it.each([
    ["https://git.example.org/shop/compare/a...b", true],
    ["http://gitea:3000/a", true],
    ["javascript:alert(1)", false],
    [" https://git.example.org", false],
    ["data:text/html,x", false],
    [null, false],
])("webAddress(%j) leads somewhere: %s", (address, leads) => {
    expect(webAddress(address)).toBe(leads ? address : null);
});
