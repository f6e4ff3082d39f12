import { expect, it } from "vitest";
import { CicdError } from "../../../../common/errors";
import { buildConfigSchema } from "../../../../common/schema";
import type { DeployTools } from "../../../../backend/deploy/deploy-tools";
import { SwitchSilent } from "../../../../backend/deploy/traffic/haproxy/runtime-socket";
import { switchError } from "../../../../backend/deploy/traffic/haproxy/switch-error";
import { awaitEngine, withEngine } from "../../../../backend/deploy/exchange/with-engine";

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
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    return { tools, lines, context: { stack: "shop", buildConfig: buildConfigSchema.parse({}), log } };
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

it("withEngine() tries again when a switch that its engine stopped says nothing", async () => {
    const { tools, context, lines } = world([]);
    let tries = 0;
    const work = async () => {
        tries += 1;
        if (tries === 1) {
            throw switchError({ service: "web" }, "does not answer", new SwitchSilent("nobody listens at its socket"));
        }
    };
    await withEngine(work, tools, context);
    expect(tries).toBe(2);
    expect(lines).toEqual([
        "The traffic switch of web does not answer: nobody listens at its socket; going on from what runs now",
    ]);
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

it("withEngine() waits for an engine that goes away late in a long deployment, and each time anew", async () => {
    const { tools, context } = world([false, false, false, true, false, true]);
    const hours = 5 * 3600 * 1000;
    let tries = 0;
    await withEngine(
        async (again) => {
            expect(again).toBe(tries > 0);
            tries += 1;
            await tools.wait(hours);
            if (tries < 3) {
                throw away();
            }
        },
        tools,
        context,
    );
    expect(tries).toBe(3);
});

it("withEngine() gives up an engine that stays away, or that leaves again and again", async () => {
    const gone = world(Array<boolean>(5000).fill(false));
    const work = () => Promise.reject(away());
    await expect(withEngine(work, gone.tools, gone.context)).rejects.toMatchObject({ code: "ENGINE_UNREACHABLE" });
    expect(gone.tools.clock.now().getTime()).toBe(gone.context.buildConfig.deployTimeout * 1000);
    const restless = world(Array.from({ length: 1000 }, (_, index) => index % 2 === 1));
    await expect(withEngine(work, restless.tools, restless.context)).rejects.toThrow("does not answer");
});

it("awaitEngine() waits for an engine that is started after the server, and says so", async () => {
    const { tools, context } = world([...Array<boolean>(5000).fill(false), true]);
    const lines: string[] = [];
    await awaitEngine(tools, { ...context, log: (line) => void lines.push(line) });
    expect(lines).toEqual(["Docker does not answer; waiting for it", "Docker answers"]);
});

it("awaitEngine() says nothing of an engine that is there", async () => {
    const { tools, context } = world([true]);
    const lines: string[] = [];
    await awaitEngine(tools, { ...context, log: (line) => void lines.push(line) });
    expect(lines).toEqual([]);
});

it("awaitEngine() ends when the deployment is canceled", async () => {
    const { tools, context } = world(Array<boolean>(10).fill(false));
    const cancel = new AbortController();
    const wait = async () => cancel.abort();
    await expect(awaitEngine({ ...tools, wait }, { ...context, signal: cancel.signal })).rejects.toMatchObject({
        code: "CANCELED",
    });
});
