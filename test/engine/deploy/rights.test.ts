import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeploymentView, PlanView, RightView } from "../../../common/views";
import { answerOf, StackFixture } from "../../fixtures/server/stack-fixture";
import { freePort } from "../../fixtures/server/free-port";
import { webSample } from "../../fixtures/server/web-sample";

let fixture: StackFixture;
beforeAll(async () => {
    fixture = await StackFixture.start();
});
afterAll(() => fixture?.close());

async function connected() {
    const stack = fixture.stackName("rights");
    const port = await freePort();
    const repository = await fixture.repository(stack);
    await repository.commit(webSample({ text: "modest", port }));
    await fixture.server.connect(stack, repository.url);
    await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 1 });
    expect((await fixture.server.deploy(stack)).state).toBe("succeeded");
    const push = async (text: string, ...service: string[]) => {
        await repository.commit(webSample({ text, port, service }));
        return fixture.server.deploy(stack);
    };
    return { stack, port, push };
}

const rightsOf = async (stack: string) =>
    (await fixture.server.call<{ items: RightView[] }>("GET", `/stacks/${stack}/rights`)).items;

describe("a push that asks for more", () => {
    it("stops with the missing lines, is granted exactly these, and then goes through", async () => {
        const { stack, port, push } = await connected();
        const before = await fixture.containerIds(stack);
        const greedy = ["volumes:", "  - /usr/share:/usr/share-of-host:ro", "cap_add:", "  - SYS_NICE"];
        const refused = await push("greedy", ...greedy);
        expect(refused).toMatchObject({
            state: "failed",
            error: {
                code: "RIGHT_NOT_GRANTED",
                message: expect.stringContaining("web reads /usr/share of the host"),
                safe: "The running containers were not touched.",
            },
        });
        expect(refused.error?.message).toContain("web has the capability SYS_NICE");
        expect(await fixture.containerIds(stack)).toEqual(before);

        const { rights } = await fixture.server.call<PlanView>("GET", `/stacks/${stack}/plan`);
        expect(rights.map(({ text, granted }) => `${text} ${granted}`).sort()).toEqual([
            "web has the capability SYS_NICE false",
            "web reads /usr/share of the host false",
        ]);
        const [first] = rights;
        await fixture.server.call("PUT", `/stacks/${stack}/rights`, { grants: [first!.grant] });
        expect((await fixture.server.deploy(stack)).error?.code).toBe("RIGHT_NOT_GRANTED");
        await fixture.server.call("PUT", `/stacks/${stack}/rights`, { grants: rights.map(({ grant }) => grant) });
        expect((await fixture.server.deploy(stack)).state).toBe("succeeded");
        expect(await answerOf(port)).toBe("greedy");

        const more = await push("more", ...greedy, "privileged: true");
        expect(more.error?.message).toContain("web runs privileged");
        expect(more.error?.message).not.toContain("SYS_NICE");
    });

    it("can't hide behind a link in the stack's own folder", async () => {
        const { stack, push } = await connected();
        await mkdir(path.join(fixture.stackDir(stack), "data"), { recursive: true });
        await symlink("/etc", path.join(fixture.stackDir(stack), "data", "way-out"));
        const refused = await push("sly", "volumes:", "  - ./data/way-out:/x:ro");
        expect(refused.error?.message).toContain("web reads /etc of the host");
    });

    it("is refused for good where nobody has judged the setting", async () => {
        const { push } = await connected();
        const refused: DeploymentView = await push("odd", "credential_spec:", "  file: x.json");
        expect(refused.error?.code).toBe("COMPOSE_SETTING_REFUSED");
    });
});

describe("connecting a stack that runs", () => {
    it("grants what its containers have already, and nothing else", async () => {
        const stack = fixture.stackName("rights");
        const port = await freePort();
        const files = webSample({ text: "adopted", port, service: ["volumes:", "  - /usr/share:/s:ro"] });
        const repository = await fixture.repository(stack);
        await repository.commit(files);
        await mkdir(fixture.stackDir(stack), { recursive: true });
        await writeFile(path.join(fixture.stackDir(stack), "compose.yaml"), files["compose.yaml"]!);
        await fixture.server.connect(stack, repository.url);
        expect((await rightsOf(stack)).map(({ text }) => text)).toEqual(["web reads /usr/share of the host"]);
    });
});
