import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readYaml } from "../../../backend/deploy/compose/read-yaml";
import { readRepositorySettings } from "../../../backend/deploy/settings/read-repository-settings";
import { parseJson } from "../../../backend/webhooks/parse-json";
import { bombTime } from "../../engine/promises/counts";

const lines = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join("");
const names = "abcdefghi".split("");
/** Nine times nine, and so on. */
const multiplied = (first: string, next: (before: string) => string) =>
    `a: &a ${first}\n${names
        .slice(1)
        .map((name, at) => `${name}: &${name} ${next(names[at]!)}\n`)
        .join("")}`;

const REFUSED: Record<string, string> = {
    "aliases that multiply in lists": multiplied("[x, x]", (before) => `[${Array(9).fill(`*${before}`).join()}]`),
    "aliases that multiply in mappings": multiplied(
        "{k: 1}",
        (before) => `{${names.map((key) => `${key}: *${before}`).join()}}`,
    ),
    "merges that multiply": multiplied("{k: 1}", (before) => `{<<: [${Array(9).fill(`*${before}`).join()}]}`),
    "a merge of itself": "x: &x\n  <<: *x\n  a: *x\n",
    "a hundred thousand aliases": `x: &x 1\ny: [${"*x,".repeat(100_000)}]\n`,
    "anchors beyond measure": lines(4000, (at) => `k${at}: &a${at} 1\n`) + lines(4000, (at) => `l${at}: *a${at}\n`),
    "open lists": `x: ${"[".repeat(200_000)}`,
    "lists in lists": `x: ${"[".repeat(100_000)}${"]".repeat(100_000)}\n`,
    "mappings in mappings": `x: ${"{a: ".repeat(60_000)}${"}".repeat(60_000)}\n`,
    "items in items": `x:\n  ${"- ".repeat(100_000)}a\n`,
    "keys of keys": `${"? ".repeat(100_000)}a\n`,
    "more than anybody writes": `x: "${"x".repeat(10_000_000)}"\n`,
};

/** The fastest of three: what counts is the work, not what else the machine does. */
async function timed(work: () => unknown): Promise<number> {
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
        const begun = performance.now();
        await work();
        times.push(performance.now() - begun);
    }
    return Math.min(...times);
}

async function codeOf(work: () => unknown): Promise<string | undefined> {
    try {
        await work();
    } catch (error) {
        return (error as { code?: string }).code;
    }
    return undefined;
}

describe("promise 20: a bomb", { timeout: 60_000 }, () => {
    let checkout: string;
    beforeEach(async () => {
        checkout = await mkdtemp(path.join(tmpdir(), "bomb-"));
        await mkdir(path.join(checkout, ".dockge"));
    });
    afterEach(() => rm(checkout, { recursive: true, force: true }));

    const settings = () => readRepositorySettings(checkout, []);

    it.each(Object.entries(REFUSED))("of %s is refused quickly in a compose file", async (_, text) => {
        const read = () => readYaml("compose.yaml", `services: {}\n${text}`);
        expect(await timed(() => codeOf(read))).toBeLessThan(bombTime);
        expect(await codeOf(read)).toBe("COMPOSE_FILE_INVALID");
    });

    it.each(Object.entries(REFUSED))("of %s is refused quickly in x-cicd", async (_, text) => {
        await writeFile(path.join(checkout, "compose.yaml"), `services: {}\nx-cicd:\n${text.replace(/^/gm, "  ")}`);
        expect(await timed(() => codeOf(settings))).toBeLessThan(bombTime);
        expect(await codeOf(settings)).toMatch(/^(COMPOSE_FILE|SETTINGS)_INVALID$/);
    });

    it.each(Object.entries(REFUSED))("of %s is refused quickly in the settings' own file", async (_, text) => {
        await writeFile(path.join(checkout, ".dockge/cicd.yaml"), text);
        expect(await timed(() => codeOf(settings))).toBeLessThan(bombTime);
        expect(await codeOf(settings)).toBe("SETTINGS_INVALID");
    });

    it("of build arguments beyond measure is refused, in time that does not grow with their square", async () => {
        await writeFile(
            path.join(checkout, ".dockge/cicd.yaml"),
            `buildArgs:\n${lines(22_000, (at) => `  A${at}: 1\n`)}`,
        );
        expect(await timed(() => codeOf(settings))).toBeLessThan(bombTime * 10);
        expect(await codeOf(settings)).toBe("SETTINGS_INVALID");
    });

    it("of keys takes no longer than other files of its size", async () => {
        const text = `services: {}\n${lines(20_000, (at) => `k${at}: 1\n`)}`;
        expect(await timed(() => readYaml("compose.yaml", text))).toBeLessThan(bombTime * 10);
    });

    it.each(["[", '{"a":', '[{"a":'])("of %s in a delivery is refused quickly", async (open) => {
        const body = Buffer.from(open.repeat(100_000));
        expect(await timed(() => parseJson(body))).toBeLessThan(bombTime);
        expect(parseJson(body)).toMatchObject({ code: "PAYLOAD_INVALID" });
    });

    it("is not what people write: deep, but by lines, anchored, and with brackets in texts", () => {
        const deep = lines(40, (at) => `${"  ".repeat(at)}k:\n`) + `${"  ".repeat(40)}k: 1\n`;
        const anchored = `x-a: &a {b: 1}\n${lines(100, (at) => `x-${at}: *a\n`)}`;
        const texts = `x-t: |\n${"  [[[[{{{{\n".repeat(100)}x-u: "${"[".repeat(100)}"\n`;
        expect(readYaml("compose.yaml", `services: {}\n${deep}${anchored}${texts}`).errors).toEqual([]);
    });

    it("leaves a repeated key what it was: named, with its line", () => {
        expect(() => readYaml("compose.yaml", "services:\n  a: {}\n  a: {}\n")).toThrow(
            "Map keys must be unique at line 3, column 3",
        );
    });
});
