import { expect, it } from "vitest";
import { CicdError } from "../../../../common/errors";
import { buildConfigSchema } from "../../../../common/schema";
import type { DeployTools } from "../../../../backend/deploy/deploy-tools";
import { withEngine } from "../../../../backend/deploy/exchange/with-engine";

const away = () => new CicdError({ code: "ENGINE_UNREACHABLE", message: "Docker does not answer.", hint: "Look." });

/** `answers` in turn: whether the engine is there when it is asked; after them it is. */
function world(answers: boolean[]) {
    let now = 0;
    const tools = {
        clock: { now: () => new Date(now) },
        wait: async (ms: number) => void (now += ms),
        layout: { stack: "shop" },
        engine: { containers: async () => ((answers.shift() ?? true) ? [] : Promise.reject(away())) },
    } as unknown as DeployTools;
    return { tools, context: { stack: "shop", buildConfig: buildConfigSchema.parse({}), log: () => undefined } };
}

it.each([
    { answers: [false, false, true], tries: 2 },
    { answers: [], tries: 3 },
])("withEngine() tries $tries times when the engine is away for $answers and the error stays", async (given) => {
    const { tools, context } = world([...given.answers]);
    let tries = 0;
    const work = async () => {
        tries += 1;
        if (tries < given.tries) {
            throw away();
        }
    };
    await withEngine(work, tools, context);
    expect(tries).toBe(given.tries);
});

it("withEngine() gives up what the engine, though it answers, does not let happen", async () => {
    const { tools, context } = world([]);
    let tries = 0;
    const work = () => {
        tries += 1;
        return Promise.reject(away());
    };
    await expect(withEngine(work, tools, context)).rejects.toMatchObject({ code: "ENGINE_UNREACHABLE" });
    expect(tries).toBe(3);
});
