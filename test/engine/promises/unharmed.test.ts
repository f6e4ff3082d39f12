import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeploymentView } from "../../../common/views";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { childrenOf } from "../../fixtures/server/children-of";
import { RegistryServer } from "../../fixtures/registry-server";
import { freePort } from "../../fixtures/server/free-port";
import { oldMembersOf, ticksNow } from "../../fixtures/server/processes-of";
import { answerOf, StackFixture } from "../../fixtures/server/stack-fixture";
import { until } from "../../fixtures/server/until";
import { webSample } from "../../fixtures/server/web-sample";
import { counts, endTime } from "./counts";

let fixture: StackFixture;
let repository: ServedRepository;
let stack: string;
let port: number;
let registry: RegistryServer;
let live: Record<string, string>;

const sample = (more: object = {}) => webSample({ text: "live", port, ...more });
const configure = (config: object) =>
    fixture.server.call("PUT", `/stacks/${stack}/build-config`, {
        stableSeconds: 1,
        retries: { checkout: 0, build: 0 },
        ...config,
    });
const begin = () => fixture.server.call<DeploymentView>("POST", `/stacks/${stack}/deployments`, {});
/** The stack's name and the round are in the command, so that no earlier layer answers for it. */
const slowBuild = (round: string) => sample({ dockerfile: [`RUN echo ${stack} ${round} && sleep 60`] });
const isLive = async () => {
    expect(await fixture.containerIds(stack)).toEqual(live);
    expect(await answerOf(port)).toBe("live");
};

/** Resolves when a child of the step does what it is to be caught at, and not something short before that. */
async function running(id: number, step: "checkout" | "build"): Promise<number[]> {
    return until(`a child of ${step}`, async () => {
        const view = await fixture.server.call<DeploymentView>("GET", `/deployments/${id}`);
        if (view.finishedAt !== null) {
            throw new Error(`It ended before its ${step} hung: ${view.error?.message ?? view.state}`);
        }
        const log = await fixture.server.call<string>("GET", `/deployments/${id}/log`);
        const caught = step === "checkout" ? held() : log.includes(`RUN echo ${stack}`);
        const groups = await childrenOf(fixture.server, id);
        return caught && groups.length > 0 && groups;
    });
}

let answered = 0;
/** The Git server holds back its answers from now on. */
const hang = async () => {
    answered = fixture.git.requests.length;
    fixture.git.setFault({ kind: "hang" });
};
const held = () => fixture.git.requests.length > answered;

beforeAll(async () => {
    [fixture, registry] = await Promise.all([StackFixture.start(), RegistryServer.start()]);
    // By itself a small machine takes one deployment after the other.
    await fixture.server.call("PUT", "/settings", { parallelDeployments: 2 });
    stack = fixture.stackName("unharmed");
    port = await freePort();
    repository = await fixture.repository(stack);
    await repository.commit(sample());
    await fixture.server.connect(stack, repository.url);
    await configure({});
    expect((await fixture.server.deploy(stack)).state).toBe("succeeded");
    live = await fixture.containerIds(stack);
});
afterAll(async () => {
    await fixture?.close();
    await registry?.close();
});

/** Asks the application again and again, and counts what went wrong. */
function watch(): () => Promise<{ asked: number; failed: number }> {
    const seen = { asked: 0, failed: 0 };
    let ended = false;
    const asking = (async () => {
        while (!ended) {
            seen.asked += 1;
            seen.failed += (await answerOf(port)) === "live" ? 0 : 1;
        }
    })();
    return async () => {
        ended = true;
        await asking;
        return seen;
    };
}

/** A registry that takes no more requests is held against the same measure in `../server/registry.test.ts`. */
const failures: Record<string, [code: RegExp, prepare: (round: number) => Promise<unknown>]> = {
    "a build that fails": [
        /^BUILD_FAILED$/,
        (round) => repository.commit(sample({ dockerfile: [`RUN echo ${stack} ${round} && exit 7`] })),
    ],
    "an image that is nowhere": [
        /^IMAGE_UNAVAILABLE$/,
        async (round) => {
            const files = sample() as Record<string, string>;
            const compose = files["compose.yaml"]!.replace("busybox-test:1", `${registry.host}/no/image:${round}`);
            return repository.commit({ ...files, "compose.yaml": compose });
        },
    ],
    "a Git server that is away": [
        /^(REPOSITORY_UNREACHABLE|GIT_|TIMED_OUT)/,
        async () => {
            await configure({ checkoutTimeout: 4 });
            fixture.git.setFault({ kind: "close" });
        },
    ],
};

describe("promise 9: the live application", { timeout: counts.harmless * 180_000 }, () => {
    it.each(Object.entries(failures))("answers all the while during %s", async (_, [code, prepare]) => {
        for (let round = 0; round < counts.harmless; round++) {
            const stop = watch();
            await prepare(round);
            const done = await fixture.server.deploy(stack);
            const { asked, failed } = await stop();
            fixture.git.setFault(null);
            await configure({});
            expect([done.state, done.error?.code]).toEqual(["failed", expect.stringMatching(code)]);
            expect(asked).toBeGreaterThan(1);
            expect(failed).toBe(0);
            await isLive();
        }
    });
});

describe("promise 10: a child that hangs", () => {
    const moments: Record<string, [step: "checkout" | "build", seconds: number, prepare: () => Promise<unknown>]> = {
        "git on its way": ["checkout", 8, hang],
        "docker while it builds": ["build", 15, () => repository.commit(slowBuild("hung"))],
    };

    it.each(Object.entries(moments))(
        "(%s) is dead soon after its deadline, and others deploy meanwhile",
        async (...row) => {
            const [, [step, seconds, prepare]] = row;
            const other = fixture.stackName("other");
            const others = await fixture.repository(other);
            await others.commit({
                "compose.yaml":
                    "services: {web: {image: 'busybox-test:1', command: sleep 1000, stop_grace_period: 0s}}\n",
            });
            await fixture.server.connect(other, others.url);
            await fixture.server.call("PUT", `/stacks/${other}/build-config`, { stableSeconds: 1 });
            await configure({ [`${step}Timeout`]: seconds });
            await prepare();
            const { id } = await begin();
            const groups = await running(id, step);
            const ticks = ticksNow() + 1;
            const begun = Date.now();
            groups.forEach((group) => process.kill(-group, "SIGSTOP"));
            fixture.git.setFault(null);

            const neighbour = fixture.server.deploy(other);
            const dead = async () => oldMembersOf(groups, { server: fixture.server.pid, ticks }).length === 0;
            await until("the child's end", dead);
            expect(Date.now() - begun).toBeLessThan(seconds * 1000 + endTime.hung);
            const done = await fixture.server.finished(id);
            expect([done.state, done.error?.code]).toEqual(["failed", "TIMED_OUT"]);
            const meanwhile = await neighbour;
            expect(meanwhile.state).toBe("succeeded");
            expect(meanwhile.startedAt! < done.finishedAt!).toBe(true);
            await configure({});
            await isLive();
        },
    );
});

describe("promise 11: a cancel", { timeout: counts.cancels * 180_000 }, () => {
    const moments: Record<string, [step: "checkout" | "build", prepare: (round: number) => Promise<unknown>]> = {
        "the checkout": ["checkout", hang],
        "the build": ["build", (round) => repository.commit(slowBuild(`canceled ${round}`))],
    };

    it.each(Object.entries(moments))("during %s leaves no process and no container", async (_, [step, prepare]) => {
        for (let round = 0; round < counts.cancels; round++) {
            await prepare(round);
            const { id } = await begin();
            const groups = await running(id, step);
            const ticks = ticksNow() + 1;
            const asked = Date.now();
            await fixture.server.call("POST", `/deployments/${id}/cancel`);
            const done = await fixture.server.finished(id);
            expect(Date.now() - asked).toBeLessThan(endTime.canceled);
            fixture.git.setFault(null);
            expect(done).toMatchObject({ state: "canceled", error: { code: "CANCELED" } });
            expect(oldMembersOf(groups, { server: fixture.server.pid, ticks })).toEqual([]);
            await until("the record of it to go", async () => (await childrenOf(fixture.server, id)).length === 0);
            await isLive();
        }
    });
});
