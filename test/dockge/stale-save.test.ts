import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startGitServer, type GitServer } from "../fixtures/git-server";
import { call, callAgent, USER } from "../integration/host/standalone";
import { startDockge, type DockgeProcess } from "./setup/dockge-process";
import { makePlaces, type Places } from "./setup/places";

const STACK = "dockgetest-stale";
const YAML = "services:\n  web:\n    image: busybox-test:1\n";

let places: Places;
let dockge: DockgeProcess;
let git: GitServer;
beforeAll(async () => {
    places = await makePlaces();
    git = await startGitServer();
    dockge = await startDockge({ ...places, kind: "extended" });
});
afterAll(async () => {
    await dockge?.stop();
    await git?.close();
    await places?.remove();
});

it("Dockge saves what its page shows, and no older text over a newer file", async () => {
    const socket = dockge.connect();
    await call(socket, "setup", USER.username, USER.password);
    await call(socket, "login", USER);
    await callAgent(socket, "saveStack", STACK, YAML, "", true);
    const repository = await git.createRepository("demo/stale");
    await repository.commit({ "compose.yaml": YAML });
    const connected = { stack: STACK, repository: { url: repository.url, forge: "gitea" } };
    expect(await callAgent(socket, "cicd:connect", connected)).toMatchObject({ ok: true });
    const save = (text: string) => callAgent(socket, "saveStack", STACK, text, "", false);

    expect(await callAgent(socket, "getStack", STACK)).toMatchObject({ ok: true, stack: { composeYAML: YAML } });
    expect(await save(`${YAML}# one\n`)).toMatchObject({ ok: true });
    expect(await save(`${YAML}# two\n`)).toMatchObject({ ok: true });

    await writeFile(join(places.stacksDir, STACK, "compose.yaml"), `${YAML}# deployed\n`);
    expect(await save(`${YAML}# three\n`)).toMatchObject({ ok: false, error: { code: "STALE_EDIT" } });
    await callAgent(socket, "getStack", STACK);
    expect(await save(`${YAML}# three\n`)).toMatchObject({ ok: true });

    // Nobody but us knows of Dockge's own buttons. The trail is written once Dockge has answered.
    const saves = { stack: STACK, action: "button.save", limit: 10 };
    const trail = async () => ((await callAgent(socket, "cicd:auditTrail", saves)).data as { items: object[] }).items;
    await expect.poll(trail).toHaveLength(3);
    expect((await trail())[0]).toMatchObject({ actor: USER.username, kind: "user" });
});
