import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { parse } from "yaml";
import { deployRelease } from "../../../../backend/deploy/exchange/deploy-release";
import type { LiveRelease } from "../../../../backend/deploy/deployer";
import { traefikSwitch } from "../../../../backend/deploy/traffic/traefik/traefik-switch";
import type { TrafficSwitch } from "../../../../backend/deploy/traffic/traffic-switch";
import { undoRelease } from "../../../../backend/deploy/live/undo-release";
import { absentEngine } from "../../../fakes/absent-engine";
import { fakeRelease } from "../../../fakes/fake-release";
import { FakeStack, Killed } from "../../../fakes/fake-stack";

let stack: FakeStack;
let folder: string;
beforeEach(async () => {
    stack = await FakeStack.create();
    folder = await mkdtemp(path.join(tmpdir(), "proxy-"));
});
afterEach(async () => {
    await stack.remove();
    await rm(folder, { recursive: true });
});

type Settings = NonNullable<Parameters<typeof fakeRelease>[1]>[string];

const proxies = (traefik: { folder: string }) => () =>
    Promise.resolve({ caddy: { admin: "" }, traefik: { api: "", ...traefik } });

/** The service has no switch of its own: a proxy of the user's leads to it. */
function behindProxy(image: string, settings: Settings): LiveRelease {
    const release = fakeRelease({ web: { image } }, {});
    const { rollout } = fakeRelease({ web: { image } }, { web: settings }).content.services.web!;
    const route = { ...rollout!.route!, driver: "traefik" as const, switchService: null };
    release.content.services.web!.rollout = { ...rollout!, route };
    return release;
}

it.each<Settings>([
    { strategy: "rolling" },
    { strategy: "blue-green" },
    { strategy: "canary", steps: [{ weight: 10, pauseSeconds: 1 }], analysis: { enabled: false } },
])("a service behind the user's own proxy is exchanged with %j", async (settings) => {
    const tools = { ...stack.tools, traffic: () => traefikSwitch, proxies: proxies({ folder }) };
    const go = (next: LiveRelease, previous: LiveRelease | null) =>
        deployRelease({ next, previous }, { tools, context: stack.context });
    const [one, two] = [behindProxy("one", settings), behindProxy("two", settings)];
    await go(one, null);
    await go(two, one);
    expect(stack.running("web")).toEqual(["two"]);
    await go(one, two);
    expect(stack.running("web")).toEqual(["one"]);
});

const plain = fakeRelease({ web: { image: "one" } }, {});
const where = () => readFile(path.join(folder, "shop.web.cicd.yaml"), "utf8");

it("a deployment that leaves a proxy which can't be told any more warns, and is done", async () => {
    const behind = behindProxy("one", { strategy: "rolling" });
    const tools = { ...stack.tools, traffic: () => traefikSwitch, proxies: proxies({ folder }) };
    await deployRelease({ next: behind, previous: null }, { tools, context: stack.context });
    const broken = { ...tools, proxies: proxies({ folder: "" }) };
    await deployRelease({ next: plain, previous: behind }, { tools: broken, context: stack.context });
    expect(stack.lines.join("\n")).toContain("Warning: Traefik, the proxy of web, has no folder in the settings.");
    await deployRelease({ next: plain, previous: behind }, { tools, context: stack.context });
    expect(await where()).toContain("http://web:80");
});

it("a way back that was killed before the proxy knew of it tells the proxy when it is made again", async () => {
    const behind = behindProxy("one", { strategy: "rolling" });
    let alive = false;
    const remove: TrafficSwitch["remove"] = (route, run) =>
        alive ? traefikSwitch.remove(route, run) : Promise.reject(new Killed());
    const { tools: engine } = absentEngine(stack.tools, 0);
    const tools = { ...engine, traffic: () => ({ ...traefikSwitch, remove }), proxies: proxies({ folder }) };
    const undo = () => undoRelease({ next: behind, previous: plain }, tools, stack.context);
    await deployRelease({ next: behind, previous: plain }, { tools, context: stack.context });
    expect(await undo()).toMatchObject({ result: "failed" });
    expect(await where()).toContain("behind.switch");
    alive = true;
    expect(await undo()).toEqual({ result: "untouched" });
    expect(await where()).toContain("http://web:80");
});

it("a release with another port goes on after a kill with nobody led to its containers at the old one", async () => {
    const [one, two] = [behindProxy("one", { strategy: "rolling" }), behindProxy("two", { strategy: "rolling" })];
    two.content.services.web!.rollout!.route!.ports[0]!.target = 8080;
    const led: string[] = [];
    let alive = true;
    const driver: TrafficSwitch = {
        ...traefikSwitch,
        async shift(...args) {
            await traefikSwitch.shift(...args);
            led.push(
                ...Object.keys((parse(await where()) as Written).http.services).filter((name) => /~80$/.test(name)),
            );
        },
        drain: (...args) => (alive ? traefikSwitch.drain(...args) : Promise.reject(new Killed())),
    };
    const tools = { ...stack.tools, traffic: () => driver, proxies: proxies({ folder }) };
    const go = (next: LiveRelease, previous: LiveRelease | null) =>
        deployRelease({ next, previous }, { tools, context: stack.context });
    await go(one, null);
    alive = false;
    await expect(go(two, one)).rejects.toThrow(Killed);
    expect(await where()).toContain(":8080");
    led.length = 0;
    alive = true;
    await go(two, one);
    expect(led).toEqual([]);
    expect(stack.running("web")).toEqual(["two"]);
});

interface Written {
    http: { services: object };
}
