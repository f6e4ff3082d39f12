import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CertificateView, CredentialView, DeploymentView, HostView } from "../../../common/views";
import { startGitServer, type GitServer } from "../../fixtures/git-server";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { freePort } from "../../fixtures/server/free-port";
import { deliverPush } from "../../fixtures/server/push";
import { answerOf, StackFixture } from "../../fixtures/server/stack-fixture";
import type { Hook } from "../../fixtures/server/standalone-server";
import { until } from "../../fixtures/server/until";
import { webSample } from "../../fixtures/server/web-sample";
import { startSshServer, type SshServer } from "../../fixtures/ssh-server";

const token = "token-4f0c2a1b9d";
let fixture: StackFixture;
let https: GitServer;
let ssh: SshServer;

beforeAll(async () => {
    [fixture, https, ssh] = await Promise.all([
        StackFixture.start(),
        startGitServer({ tls: "chain", token }),
        startSshServer(),
    ]);
});
afterAll(() => Promise.all([fixture.close(), https.close(), ssh.close()]));

interface Connected {
    stack: string;
    port: number;
    hook: Hook;
    repository: ServedRepository;
}

async function connect(name: string, repository: ServedRepository, credential: number): Promise<Connected> {
    const stack = fixture.stackName(name);
    const port = await freePort();
    const hook = await fixture.server.connect(stack, repository.url, { credential });
    // Nothing that is asked here takes ten seconds to show itself.
    await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 1 });
    return { stack, port, hook, repository };
}

/** Commits, tells the server as a forge does, and waits for the end of the deployment that this makes. */
async function push({ stack, port, hook, repository }: Connected, text: string): Promise<DeploymentView> {
    const sha = await repository.commit(webSample({ text, port }), { message: text });
    await deliverPush(hook, { sha, message: text, repository: repository.url });
    const { id } = await until("the push to be queued", async () => {
        const [newest] = await fixture.server.deployments(stack);
        return newest?.commit?.message === text && newest;
    });
    return fixture.server.finished(id);
}

const addCredential = (input: object) => fixture.server.call<CredentialView>("POST", "/credentials", input);
const logOf = ({ id }: DeploymentView) => fixture.server.call<string>("GET", `/deployments/${id}/log`);

describe("a repository over https with a private authority and a token", () => {
    it("deploys by a signed push once the certificate is pinned, and stops when another one is shown", async () => {
        const { host } = new URL(https.url);
        const credential = await addCredential({ name: "Deploy token", kind: "https-token", host, token });
        const connected = await connect("private-https", await https.createRepository("team/shop"), credential.id);
        const { stack, port } = connected;

        const refused = await push(connected, "unseen");
        expect(refused).toMatchObject({ state: "failed", error: { code: "TLS_UNTRUSTED" } });
        expect(https.requests).toEqual([]);
        expect(await fixture.containers(stack)).toEqual([]);

        const shown = await fixture.server.call<CertificateView>("POST", "/hosts/look", { host });
        expect(shown).toMatchObject({ kind: "authority", subject: "CN=Sample authority", problem: null });
        expect(refused.error!.message).toContain(shown.fingerprint);
        const other = { host, fingerprint: shown.fingerprint.replace(/^../, "00") };
        expect((await fixture.server.request("PUT", "/hosts/certificate", other)).status).toBe(409);
        await fixture.server.call("PUT", "/hosts/certificate", { host, fingerprint: shown.fingerprint });

        const first = await push(connected, "version 1");
        expect(first).toMatchObject({ state: "succeeded", error: null });
        expect(await answerOf(port)).toBe("version 1");
        expect(await logOf(first)).not.toContain(token);

        const before = await fixture.containerIds(stack);
        await https.changeCertificate("chain");
        const asked = https.requests.length;
        const stopped = await push(connected, "version 2");
        expect(stopped).toMatchObject({
            state: "failed",
            error: { code: "TLS_UNTRUSTED", message: expect.stringContaining("has changed") },
        });
        expect(https.requests).toHaveLength(asked);
        expect(await fixture.containerIds(stack)).toEqual(before);
        expect(await answerOf(port)).toBe("version 1");

        const renewed = await fixture.server.call<CertificateView>("POST", "/hosts/look", { host });
        await fixture.server.call("PUT", "/hosts/certificate", { host, fingerprint: renewed.fingerprint });
        const { id } = await fixture.server.call<DeploymentView>("POST", `/deployments/${stopped.id}/retry`);
        expect(await fixture.server.finished(id)).toMatchObject({ state: "succeeded" });
        expect(await answerOf(port)).toBe("version 2");
    });
});

describe("a repository over SSH with a generated key", () => {
    it("deploys by a signed push, and a changed host key stops the next one until it is accepted", async () => {
        const host = `127.0.0.1:${ssh.port}`;
        const credential = await addCredential({ name: "Deploy key", kind: "ssh-key", host });
        expect(credential.publicKey).toMatch(/^ssh-ed25519 /);
        await ssh.allow(credential.publicKey!);
        const connected = await connect("private-ssh", await ssh.createRepository("team/shop"), credential.id);
        const { stack, port } = connected;

        expect(await push(connected, "version 1")).toMatchObject({ state: "succeeded", error: null });
        expect(await answerOf(port)).toBe("version 1");
        const before = await fixture.containerIds(stack);

        await ssh.changeHostKey();
        const stopped = await push(connected, "version 2");
        expect(stopped).toMatchObject({ state: "failed", error: { code: "HOST_KEY_CHANGED" } });
        expect(await fixture.containerIds(stack)).toEqual(before);
        expect(await answerOf(port)).toBe("version 1");
        expect(ssh.log().match(/Accepted publickey/g)!.length).toBeGreaterThan(0);

        const hosts = await fixture.server.call<{ items: HostView[] }>("GET", "/hosts");
        const { hostKeys, offeredKeys } = hosts.items.find((one) => one.host === host)!;
        expect(stopped.error!.message).toContain(offeredKeys[0]!.split(" ")[1]);
        expect(hostKeys).not.toEqual(offeredKeys);
        await fixture.server.call("PUT", "/hosts/host-key", { host, fingerprints: offeredKeys });

        const { id } = await fixture.server.call<DeploymentView>("POST", `/deployments/${stopped.id}/retry`);
        expect(await fixture.server.finished(id)).toMatchObject({ state: "succeeded" });
        expect(await answerOf(port)).toBe("version 2");
    });
});
