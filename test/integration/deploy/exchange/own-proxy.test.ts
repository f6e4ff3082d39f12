import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { deployRelease } from "../../../../backend/deploy/exchange/deploy-release";
import type { LiveRelease } from "../../../../backend/deploy/deployer";
import { traefikSwitch } from "../../../../backend/deploy/traffic/traefik/traefik-switch";
import { fakeRelease } from "../../../fakes/fake-release";
import { FakeStack } from "../../../fakes/fake-stack";

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
    const proxies = { caddy: { admin: "" }, traefik: { folder, api: "" } };
    const tools = { ...stack.tools, traffic: () => traefikSwitch, proxies: () => Promise.resolve(proxies) };
    const go = (next: LiveRelease, previous: LiveRelease | null) =>
        deployRelease({ next, previous }, { tools, context: stack.context });
    const [one, two] = [behindProxy("one", settings), behindProxy("two", settings)];
    await go(one, null);
    await go(two, one);
    expect(stack.running("web")).toEqual(["two"]);
    await go(one, two);
    expect(stack.running("web")).toEqual(["one"]);
});
