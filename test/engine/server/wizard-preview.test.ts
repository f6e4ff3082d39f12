import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ConnectionPreviewView } from "../../../common/adoption-views";
import type { SharedRepositoryView } from "../../../common/repository-views";
import type { ListView } from "../../../common/views";
import { freePort } from "../../fixtures/server/free-port";
import { StackFixture } from "../../fixtures/server/stack-fixture";

let fixture: StackFixture;

beforeAll(async () => {
    fixture = await StackFixture.start();
});

afterAll(() => fixture?.close());

function service(name: string, lines: string[]): string[] {
    const common = ["image: busybox-test:1", "command: [sleep, '1000000']", "stop_grace_period: 1s", ...lines];
    return [`  ${name}:`, ...common.map((line) => `    ${line}`)];
}

const compose = (...services: string[][]) => ["services:", ...services.flat(), ""].join("\n");

it("previews a stack that runs against its real containers, names a port of somebody else, and changes nothing", async () => {
    const { server } = fixture;
    const [stack, other] = [fixture.stackName("preview"), fixture.stackName("other")];
    const port = await freePort();
    const published = [`ports: ["127.0.0.1:${port}:80"]`];
    const run = async (name: string, text: string) => {
        await mkdir(fixture.stackDir(name), { recursive: true });
        await writeFile(path.join(fixture.stackDir(name), "compose.yaml"), text);
        await fixture.dockgeUp(name);
    };
    await run(other, compose(service("web", published)));
    await run(stack, compose(service("kept", []), service("changed", ["environment: { LEVEL: a }"])));
    const before = await fixture.containerIds(stack);

    const repository = await fixture.repository(stack);
    await repository.commit({
        "compose.yaml": compose(
            service("kept", []),
            service("changed", ["environment: { LEVEL: b }"]),
            service("added", published),
        ),
    });
    const preview = await server.call<ConnectionPreviewView>("POST", `/stacks/${stack}/repository/preview`, {
        url: repository.url,
        branch: "main",
    });

    expect(preview.existing).toBe(true);
    const actions = Object.fromEntries(preview.plan.changes.map(({ service: name, action }) => [name, action]));
    expect(actions).toEqual({ kept: "keep", changed: "recreate", added: "create" });
    expect(preview.takenPorts).toEqual([{ service: "added", port: `${port}/tcp`, by: `${other}-web-1` }]);
    expect(preview.files).toMatchObject([{ path: "compose.yaml", role: "compose", standing: "differs", choice: null }]);
    expect(await fixture.containerIds(stack)).toEqual(before);
    expect((await server.call<ListView<SharedRepositoryView>>("GET", "/repositories")).items).toEqual([]);
});
