import { describe, expect, it } from "vitest";
import { buildSecrets } from "../../../../backend/deploy/build/build-secrets";
import type { DeployTools } from "../../../../backend/deploy/deploy-tools";
import { buildConfigSchema } from "../../../../common/schema";

const stored = { token: "t", other: "o" };

function ask(names: string[], untrusted = false) {
    const lines: string[] = [];
    const tools = { layout: { stack: "shop" }, buildSecrets: () => Promise.resolve(stored) } as unknown as DeployTools;
    const buildConfig = buildConfigSchema.parse({ buildSecrets: names });
    const context = { stack: "shop", buildConfig, untrusted, log: (line: string) => lines.push(line) };
    return buildSecrets(tools, context).then((secrets) => ({ secrets, lines }));
}

describe("buildSecrets()", () => {
    it("gives those that the settings name", async () => {
        expect(await ask(["token"])).toEqual({ secrets: { token: "t" }, lines: [] });
        expect(await ask([])).toEqual({ secrets: {}, lines: [] });
    });

    it("names those that have no value", async () => {
        await expect(ask(["token", "gone", "constructor"])).rejects.toMatchObject({
            code: "BUILD_SECRET_MISSING",
            message: expect.stringContaining("gone, constructor") as string,
        });
    });

    it("gives code of a fork none, and says so", async () => {
        expect(await ask(["token"], true)).toEqual({ secrets: {}, lines: [expect.stringContaining("fork")] });
    });
});
