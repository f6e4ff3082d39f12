import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readRepositorySettings } from "../../../backend/deploy/settings/read-repository-settings";

const page = (name: string) => fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));

it.each(["deploying.md", "canary.md"])("every example in %s can be deployed so", async (name) => {
    const text = await readFile(page(name), "utf8");
    const examples = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, example]) => example!);
    expect(examples.length).toBeGreaterThan(0);
    const checkout = await mkdtemp(path.join(tmpdir(), "examples-"));
    try {
        for (const example of examples) {
            await writeFile(path.join(checkout, "compose.yaml"), example);
            const settings = await readRepositorySettings(checkout, []);
            expect(settings?.values.services, example).toHaveProperty("web");
        }
    } finally {
        await rm(checkout, { recursive: true, force: true });
    }
});
