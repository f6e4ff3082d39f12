import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { judgeModel } from "../../../backend/deploy/policy/judge-model";
import { isRefusal } from "../../../backend/deploy/policy/right";

const execute = promisify(execFile);

interface Schema {
    properties: Record<string, unknown>;
    definitions: Record<string, { properties?: Record<string, unknown> }>;
}

/** What no stack may use, thought about and decided. */
const REFUSED = ["credential_spec", "provider", "models"];

/** The installed Compose carries the schema that it reads files by. */
async function installedSchema(): Promise<Schema> {
    const { stdout } = await execute("docker", ["info", "--format", "{{json .ClientInfo.Plugins}}"]);
    const plugins = JSON.parse(stdout) as { Name: string; Path: string }[];
    const program = await readFile(plugins.find(({ Name }) => Name === "compose")!.Path);
    const named = program.indexOf("compose_spec.json");
    const begin = program.lastIndexOf("{\n", named);
    return JSON.parse(wholeObject(program.subarray(begin, begin + 1_000_000).toString("utf8"))) as Schema;
}

/** From the first bracket to the one that closes it; whatever follows in the program is left. */
function wholeObject(text: string): string {
    let depth = 0;
    for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
        depth += token === "{" ? 1 : token === "}" ? -1 : 0;
        if (depth === 0) {
            return text.slice(0, index + 1);
        }
    }
    throw new Error("the installed Compose shows no schema");
}

let schema: Schema;
beforeAll(async () => {
    schema = await installedSchema();
});

const keysOf = (definition: string) => Object.keys(schema.definitions[definition]!.properties!);

function buildKeys(): string[] {
    const service = schema.definitions.service!.properties!;
    const { oneOf } = service.build as { oneOf: { properties?: Record<string, unknown> }[] };
    return Object.keys(oneOf.find(({ properties }) => properties)!.properties!);
}

/** Something is written that is not empty, so that the key counts. */
function unknownTo(model: object): boolean {
    return judgeModel(model, "shop").some((finding) => isRefusal(finding) && finding.reason.includes("not known"));
}

describe("every setting that the installed Compose reads is judged", () => {
    test("of a service", () => {
        const unknown = keysOf("service").filter((key) => unknownTo({ services: { web: { [key]: "x" } } }));
        expect(unknown.filter((key) => !REFUSED.includes(key))).toEqual([]);
        expect(keysOf("service").length).toBeGreaterThan(70);
    });

    test("of a build", () => {
        const unknown = buildKeys().filter((key) => unknownTo({ services: { web: { build: { [key]: "x" } } } }));
        expect(unknown).toEqual([]);
        expect(buildKeys().length).toBeGreaterThan(15);
    });

    test.each(["network", "volume", "config", "secret"])("of a %s", (kind) => {
        const drivers = ["driver", "driver_opts", "template_driver"];
        const unknown = keysOf(kind).filter((key) => unknownTo({ [`${kind}s`]: { data: { [key]: "x" } } }));
        expect(unknown.filter((key) => !(kind === "config" || kind === "secret") || !drivers.includes(key))).toEqual(
            [],
        );
    });

    test("of the whole file", () => {
        const known = Object.keys(schema.properties).filter((section) => !REFUSED.includes(section));
        expect(known.filter((section) => unknownTo({ [section]: "x" }))).toEqual([]);
    });

    test("and what it does not read is refused", () => {
        expect(unknownTo({ services: { web: { teleport: "x" } } })).toBe(true);
    });
});
