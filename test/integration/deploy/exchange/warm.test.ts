import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startDependencies } from "../../../../backend/deploy/commands/start-dependencies";
import type { LiveRelease } from "../../../../backend/deploy/deployer";
import { deployPart } from "../../../../backend/deploy/exchange/deploy-part";
import { deployRelease } from "../../../../backend/deploy/exchange/deploy-release";
import { isWarm } from "../../../../backend/deploy/plan/warm-name";
import { readModel } from "../../../fakes/fake-compose-cli";
import { fakeRelease } from "../../../fakes/fake-release";
import { FakeStack } from "../../../fakes/fake-stack";

let stack: FakeStack;
beforeEach(async () => {
    stack = await FakeStack.create();
});
afterEach(() => stack.remove());

const run = () => ({ tools: stack.tools, context: stack.context });
const go = (next: LiveRelease, previous: LiveRelease | null) => deployRelease({ next, previous }, run());

/** Two services that stand on the one that is exchanged, one of them by way of the other. */
function shop(web: string, proxy: string): LiveRelease {
    return fakeRelease(
        {
            web: { image: web, ports: [{ published: "8080", target: 80 }] },
            proxy: { image: proxy, depends_on: { web: { condition: "service_healthy" } } },
            cron: { image: "cron", depends_on: { proxy: { condition: "service_started" } } },
        },
        { web: { strategy: "blue-green", warmSeconds: 60 } },
    );
}

const idsOf = (service: string) => stack.containers.filter((one) => one.service === service).map(({ id }) => id);
const warm = () => stack.containers.filter(isWarm).map(({ imageId, state }) => `${imageId} ${state}`);

async function withWarmOnes(): Promise<LiveRelease> {
    const [one, two] = [shop("one", "proxy 1"), shop("two", "proxy 1")];
    await go(one, null);
    await go(two, one);
    return two;
}

describe("deployRelease() with services that stand on one that is kept warm", () => {
    it("leaves the warm containers and unchanged dependants as they are", async () => {
        const one = shop("one", "proxy 1");
        await go(one, null);
        const before = [...idsOf("proxy"), ...idsOf("cron"), ...idsOf("web")];
        await go(shop("two", "proxy 1"), one);
        expect(warm()).toEqual(["one running"]);
        expect([...idsOf("proxy"), ...idsOf("cron"), ...idsOf("web")]).toEqual([...before, expect.any(String)]);
        expect(stack.running("web").sort()).toEqual(["one", "two"]);
    });

    it("makes a changed dependant anew beside them", async () => {
        const two = await withWarmOnes();
        const web = idsOf("web");
        await go(shop("two", "proxy 2"), two);
        expect(idsOf("web")).toEqual(web);
        expect(warm()).toEqual(["one running"]);
        expect([stack.running("proxy"), stack.running("cron")]).toEqual([["proxy 2"], ["cron"]]);
    });

    it("gives them up when only compose can hand on what a dependant keeps", async () => {
        const two = await withWarmOnes();
        const proxy = stack.containers.find(({ service }) => service === "proxy")!;
        proxy.mounts = [{ type: "volume", source: "a".repeat(64) }];
        await go(shop("two", "proxy 2"), two);
        expect(warm()).toEqual([]);
        expect([stack.running("web"), stack.running("proxy")]).toEqual([["two"], ["proxy 2"]]);
        expect(stack.lines.join("\n")).toMatch(/web: the old version does not stay ready, as proxy is made anew/);
    });

    const hooked = (web: string, proxy: string): LiveRelease =>
        fakeRelease(
            {
                web: { image: web, ports: [{ published: "8080", target: 80 }] },
                proxy: {
                    ...{ image: proxy, post_start: [{ command: "warm up" }] },
                    depends_on: { web: { condition: "service_healthy" } },
                },
                side: {
                    ...{ image: "side", post_start: [{ command: "register" }], network_mode: "service:proxy" },
                    depends_on: { proxy: { condition: "service_started" } },
                },
            },
            { web: { strategy: "blue-green", warmSeconds: 60 } },
        );
    /** Services whose containers were started past compose, which alone runs hooks. */
    const startedPast = async (next: LiveRelease, previous: LiveRelease) => {
        const engine = { ...stack.tools.engine };
        const seen: string[] = [];
        const startContainer: typeof engine.startContainer = (id) => {
            seen.push(stack.containers.find((one) => one.id === id)!.service);
            return stack.tools.engine.startContainer(id);
        };
        const tools = { ...stack.tools, engine: { ...engine, startContainer } };
        await deployRelease({ next, previous }, { tools, context: stack.context });
        return seen;
    };

    it("gives them up when only compose runs the hooks of a dependant that moves, and of who lives in it", async () => {
        const [one, two, three] = [hooked("one", "proxy 1"), hooked("two", "proxy 1"), hooked("two", "proxy 2")];
        await go(one, null);
        expect(await startedPast(two, one)).toEqual(["web"]);
        expect(warm()).toEqual(["one running"]);
        const side = idsOf("side");
        expect(await startedPast(three, two)).toEqual([]);
        expect([warm(), stack.running("proxy"), stack.running("side")]).toEqual([[], ["proxy 2"], ["side"]]);
        expect(idsOf("side")).not.toEqual(side);
        expect(stack.lines.join("\n")).toMatch(
            /web: the old version does not stay ready, as only compose runs the hooks of proxy/,
        );
    });

    it("gives them up when a dependant with hooks has to be started again", async () => {
        const [one, two] = [hooked("one", "proxy 1"), hooked("two", "proxy 1")];
        await go(one, null);
        await go(two, one);
        stack.containers.find(({ service }) => service === "proxy")!.state = "exited";
        expect(await startedPast(two, two)).toEqual([]);
        expect([warm(), stack.running("proxy")]).toEqual([[], ["proxy 1"]]);
    });
});

describe("what a command needs, with an old version kept warm", () => {
    it("startDependencies() starts what is missing and leaves every version as it is", async () => {
        const two = await withWarmOnes();
        const web = idsOf("web");
        stack.containers.find(({ service }) => service === "proxy")!.state = "exited";
        const model = await readModel([`${stack.stacksDir}/shop/compose.yaml`]);
        await startDependencies({ model, service: "cron", release: two }, stack.tools, stack.context);
        expect(stack.running("proxy")).toEqual(["proxy 1"]);
        expect(idsOf("web")).toEqual(web);
    });

    it("deployPart() takes none along when no service has a strategy any more", async () => {
        const two = await withWarmOnes();
        const plain = fakeRelease({
            web: { image: "two" },
            proxy: { image: "proxy 3", depends_on: { web: { condition: "service_started" } } },
        });
        await deployPart({ next: plain, previous: two, services: ["proxy"] }, run());
        expect(stack.running("web").sort()).toEqual(["one", "two"]);
    });
});
