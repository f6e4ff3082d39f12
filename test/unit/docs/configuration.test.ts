import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readRepositorySettings } from "../../../backend/deploy/settings/read-repository-settings";
import { demandOf, REPOSITORY_SWITCHES } from "../../../common/setting-policy";
import { buildConfigSchema } from "../../../common/schema";
import { generatedDocs } from "../../../extra/docs/generated-docs";

const pathOf = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const read = (name: string) => readFile(pathOf(name), "utf8");

describe("npm run docs", () => {
    it.each(Object.entries(generatedDocs))("has nothing to write anew in %s", async (name, make) => {
        const current = await read(name);
        expect(await make(pathOf(name), current)).toBe(current);
    });
});

describe("docs/configuration.md", () => {
    let checkout: string;

    beforeEach(async () => {
        checkout = await mkdtemp(path.join(tmpdir(), "example-"));
    });
    afterEach(() => rm(checkout, { recursive: true, force: true }));

    it("explains each switch", async () => {
        const text = await read("docs/configuration.md");
        const rows = [...text.matchAll(/^\| `(\w+)` +\| .{20,} \|$/gm)].map(([, name]) => name!);
        expect(REPOSITORY_SWITCHES.filter((name) => !rows.includes(name))).toEqual([]);
    });

    it("has examples that are read as they stand, and need no switch", async () => {
        const text = await read("docs/configuration.md");
        const examples = [...text.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)];
        expect(examples.map(([, name]) => name)).toEqual(["compose.yaml", ".dockge/cicd.yaml"]);
        for (const [, name, yaml] of examples) {
            await mkdir(path.join(checkout, ".dockge"), { recursive: true });
            await writeFile(path.join(checkout, name!), yaml!);
            const settings = (await readRepositorySettings(checkout, []))!;
            const own = buildConfigSchema.parse({ buildSecrets: ["npm"] });
            const demands = Object.entries(settings.values).map(([key, value]) => demandOf(key, value, own));
            expect(demands.length).toBeGreaterThan(1);
            expect(demands.filter((demand) => demand !== null)).toEqual([]);
            await rm(path.join(checkout, name!));
        }
    });
});
