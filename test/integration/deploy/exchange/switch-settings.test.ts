import { afterEach, beforeEach, expect, it } from "vitest";
import type { LiveRelease } from "../../../../backend/deploy/deployer";
import { deployRelease } from "../../../../backend/deploy/exchange/deploy-release";
import { fakeRelease } from "../../../fakes/fake-release";
import { FakeStack } from "../../../fakes/fake-stack";

let stack: FakeStack;
beforeEach(async () => {
    stack = await FakeStack.create();
});
afterEach(() => stack.remove());

const go = (next: LiveRelease, previous: LiveRelease | null) =>
    deployRelease({ next, previous }, { tools: stack.tools, context: stack.context });

function shop(api: string, sticky: boolean): LiveRelease {
    const strategies = { web: { strategy: "rolling" as const }, api: { strategy: "rolling" as const } };
    const release = fakeRelease({ web: { image: "one" }, api: { image: api } }, strategies);
    release.content.services.web!.rollout!.route!.ports[0]!.sticky = sticky;
    return release;
}

it.each([
    { what: "nothing else", api: "api 1" },
    { what: "another service", api: "api 2" },
])("deployRelease() tells a switch its new settings when $what changes", async ({ api }) => {
    const one = shop("api 1", false);
    await go(one, null);
    const web = stack.containers.filter(({ service }) => service.startsWith("web"));
    await go(shop(api, true), one);
    expect(stack.switches.routes.get("web")?.ports[0]?.sticky).toBe(true);
    expect(stack.containers.filter(({ service }) => service.startsWith("web"))).toEqual(web);
    expect([stack.running("api"), stack.isAtRest("web")]).toEqual([[api], true]);
});
