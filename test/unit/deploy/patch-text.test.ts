import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { patchText } from "../../../backend/deploy/patch/patch-text";

type Js = Record<string, never>;

function patched(source: string, change: (js: { services: Record<string, Js> } & Record<string, unknown>) => void) {
    const target = parse(source, { merge: true }) as never;
    change(target);
    return patchText(source, target);
}

const SHOP = `# The shop
name: shop   # goes

services:

    web:   # what people see
        build: ./web   # from source
        ports: [ "80:80" ]
        environment:
        - A=1    # first
        - TZ
        - B=2

    # the data
    db:
        image: 'postgres:16'
        volumes:
            - ./data:/data
            # configuration
            - ./db.conf:/etc/db.conf:ro
x-note: |
  kept
  as it is
`;

describe("patchText()", () => {
    it("changes the lines concerned and no other byte", () => {
        const text = patched(SHOP, (js) => {
            delete js.name;
            const { web, db } = js.services as Record<string, Record<string, unknown>>;
            delete web!.build;
            web!.image = "localhost/shop/web:abc";
            web!.environment = ["A=1", "B=2"];
            db!.image = "postgres:16@sha256:1";
            db!.volumes = ["./data:/data", "/files/1:/etc/db.conf:ro"];
            db!.labels = { "cicd.files": "h" };
        });

        expect(text).toBe(
            SHOP.replace("name: shop   # goes\n", "")
                .replace("build: ./web   # from source", "image: localhost/shop/web:abc")
                .replace("        - TZ\n", "")
                .replace("'postgres:16'", "'postgres:16@sha256:1'")
                .replace("./db.conf:/etc", "/files/1:/etc")
                .replace("conf:ro\n", "conf:ro\n        labels:\n          cicd.files: h\n"),
        );
    });

    it.each([
        ["a flow list", "a:\n  b: [1, 2]\n  c: 1 # c\n", { a: { b: [3], c: 1 } }, "a:\n  b:\n    - 3\n  c: 1 # c\n"],
        ["a scalar that becomes a map", "a: x\nb: 1\n", { a: { c: 1 }, b: 1 }, "a:\n  c: 1\nb: 1\n"],
        ["an empty value", "a:\nb: 1\n", { a: "x", b: 1 }, "a: x\nb: 1\n"],
        ["text that looks like a number", "a: ${X}\n", { a: "80" }, 'a: "80"\n'],
        ["a block of text", "a: |\n  one\n  two\nb: 1\n", { a: "one\n", b: 1 }, 'a: "one\\n"\nb: 1\n'],
        ["a file without a last line feed", "a: 1", { a: 1, b: 2 }, "a: 1\nb: 2\n"],
        ["an item more", "a:\n- 1\n# end\nb: 2\n", { a: [1, 5], b: 2 }, "a:\n- 1\n- 5\n# end\nb: 2\n"],
        [
            "an inherited value that is overruled",
            "x: &x {i: 1}\na:\n  <<: *x\n  c: 1\n",
            { x: { i: 1 }, a: { i: 2, c: 1 } },
            "x: &x {i: 1}\na:\n  <<: *x\n  c: 1\n  i: 2\n",
        ],
        [
            "an inherited value that goes",
            "x: &x {i: 1}\na:\n  <<: *x\n  c: 1\n",
            { x: { i: 1 }, a: { c: 1 } },
            "x: &x {i: 1}\na:\n  c: 1\n",
        ],
        ["an alias", "x: &x [1]\na: *x\n", { x: [1], a: [2] }, "x: &x [1]\na:\n  - 2\n"],
    ])("copes with %s", (_, source, target, expected) => {
        expect(patchText(source, target)).toBe(expected);
    });

    it("gives up when a changed anchor reaches what must stay", () => {
        const source = "a: &a\n  i: 1\nb: *a\n";
        expect(patchText(source, { a: { i: 2 }, b: { i: 1 } })).toBeNull();
    });
});
