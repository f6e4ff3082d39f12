import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ROUTES } from "../../../backend/api/routes";
import { ERROR_STATUS } from "../../../common/errors";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

describe("docs/errors.md", () => {
    const rows = [...read("docs/errors.md").matchAll(/^\| `([A-Z_]+)` +\| (\d{3}) +\| (.+?) *\| (.+?) *\|$/gm)];

    test("explains each code once, with its status", () => {
        const documented = rows.map(([, code, status]) => [code!, Number(status)] as const);
        expect(new Set(documented.map(([code]) => code)).size).toBe(documented.length);
        expect(Object.fromEntries(documented)).toEqual(ERROR_STATUS);
    });

    test.each(rows.map(([, code, , means, todo]) => [code!, means!, todo!]))(
        "%s has two sentences",
        (_, means, todo) => {
            expect([means, todo]).toEqual([
                expect.stringMatching(/^\W*\w.{10,}\.$/),
                expect.stringMatching(/^\w.{10,}\.$/),
            ]);
        },
    );
});

/** Commands beside each other are written as `POST /…/cancel`, `/approve`. */
function callsOf(cell: string): { methods: string[]; paths: string[] } {
    const methods: string[] = [];
    const paths: string[] = [];
    for (const [, method, path] of cell.matchAll(/`([A-Z]+)? ?(\/[^`]*)?`/g)) {
        const [first = ""] = paths;
        methods.push(...(method ? [method] : []));
        paths.push(...(path ? [method ? path : first.slice(0, first.lastIndexOf("/")) + path] : []));
    }
    return { methods, paths };
}

describe("docs/api.md", () => {
    const text = read("docs/api.md");

    test.each(ROUTES.map(({ method, path }) => [method.toUpperCase(), path]))("names %s %s", (method, path) => {
        const rows = text.split("\n").map((row) => callsOf(row.split("|")[1] ?? ""));
        const named = rows.filter(({ methods, paths }) => methods.includes(method) && paths.includes(path));
        expect(named).toHaveLength(1);
    });
});

test("every code that the server uses is registered", () => {
    const files = readdirSync(new URL("../../../backend", import.meta.url), { recursive: true, encoding: "utf8" });
    const used = files
        .filter((file) => file.endsWith(".ts"))
        .flatMap((file) => [...read(`backend/${file}`).matchAll(/\bcode: "([A-Z_]+)"/g)].map(([, code]) => code!));
    expect(used.length).toBeGreaterThan(20);
    expect([...new Set(used)].filter((code) => !(code in ERROR_STATUS))).toEqual([]);
});
