import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildSecrets } from "../../../../backend/models/build-secrets";
import { settings } from "../../../../backend/models/settings";
import { createUseCases } from "../../../../backend/use-cases/create-use-cases";
import type { Dependencies } from "../../../../backend/use-cases/dependencies";
import { secretsOf } from "../../../../backend/build-engine/secrets-of";
import { buildConfigSchema, settingsSchema } from "../../../../common/schema";
import { connectStack, startBuildEngine } from "../../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../../fixtures/database";

const ana = { name: "Ana", scope: "administrator" as const };
let database: TestDatabase;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;
let useCases: ReturnType<typeof createUseCases>;

beforeEach(async () => {
    database = await openTestDatabase();
    engine = await startBuildEngine(database);
    useCases = createUseCases(engine as unknown as Dependencies);
    await connectStack(database, "shop");
});
afterEach(async () => {
    await engine.queue.stop();
    await database.close();
});

describe("build secrets", () => {
    it("are listed by name, replaced and deleted, and never answered", async () => {
        await useCases.setBuildSecret("shop", { name: "npm-token", value: "s3cr3t-one" }, ana);
        const answer = await useCases.setBuildSecret("shop", { name: "npm-token", value: "s3cr3t-two" }, ana);
        expect(answer).toMatchObject([{ name: "npm-token", used: false }]);
        expect(JSON.stringify(answer)).not.toContain("s3cr3t");
        expect(await buildSecrets.open(database.knex, engine.secrets, "shop")).toEqual({ "npm-token": "s3cr3t-two" });
        expect(await useCases.deleteBuildSecret("shop", "npm-token", ana)).toEqual([]);
        const again = useCases.deleteBuildSecret("shop", "npm-token", ana);
        await expect(again).rejects.toMatchObject({ code: "NOT_FOUND" });
    });

    it("say whether the build settings name them", async () => {
        await useCases.saveBuildConfig("shop", buildConfigSchema.parse({ buildSecrets: ["npm-token"] }), ana);
        await useCases.setBuildSecret("shop", { name: "npm-token", value: "v" }, ana);
        expect(await useCases.setBuildSecret("shop", { name: "other", value: "v" }, ana)).toMatchObject([
            { name: "npm-token", used: true },
            { name: "other", used: false },
        ]);
    });

    it("lie sealed in the database, each bound to its stack and name", async () => {
        await useCases.setBuildSecret("shop", { name: "a", value: "s3cr3t" }, ana);
        const rows = (await database.knex("cicd_build_secret")) as { value: string }[];
        expect(JSON.stringify(rows)).not.toContain("s3cr3t");
        await database.knex("cicd_build_secret").update({ name: "b" });
        await expect(buildSecrets.open(database.knex, engine.secrets, "shop")).rejects.toThrow();
    });

    it("are masked in the stack's logs and go with its connection, as what it was allowed on the host", async () => {
        await settings.save(database.knex, settingsSchema.parse({ hostCommandStacks: ["blog", "shop"] }));
        await useCases.setBuildSecret("shop", { name: "a", value: "s3cr3t-value" }, ana);
        expect(await secretsOf({ ...engine }, "shop", null)).toContain("s3cr3t-value");
        const deps = { ...engine, deliveries: { invalidateHook: () => undefined } };
        await createUseCases(deps as unknown as Dependencies).disconnect("shop", ana);
        expect(await database.knex("cicd_build_secret")).toEqual([]);
        expect((await settings.load(database.knex)).hostCommandStacks).toEqual(["blog"]);
    });

    it("are refused for a stack that is not connected, and beyond a hundred", async () => {
        const elsewhere = useCases.setBuildSecret("blog", { name: "a", value: "v" }, ana);
        await expect(elsewhere).rejects.toMatchObject({ code: "STACK_NOT_CONNECTED" });
        const rows = Array.from({ length: 100 }, (_, n) => ({
            stack: "shop",
            name: `s${n}`,
            value: "",
            updated_at: "",
        }));
        await database.knex("cicd_build_secret").insert(rows);
        const more = useCases.setBuildSecret("shop", { name: "more", value: "v" }, ana);
        await expect(more).rejects.toMatchObject({ code: "INVALID_INPUT" });
    });
});
