import { afterEach, describe, expect, it } from "vitest";
import { createRequestForge } from "../../../backend/git/request-forge";
import { presentedCertificate } from "../../../backend/git/presented-certificate";
import type { CertificateShape } from "../../fixtures/git-server/certificate";
import { setUpGit, token, type GitTest } from "./set-up";

let test: GitTest;
afterEach(() => test.close());

async function setUpTls(shape: CertificateShape) {
    test = await setUpGit({ tls: shape, token });
    const repository = await test.server.createRepository("team/app");
    const sha = await repository.commit({ "compose.yaml": "services: {}\n" });
    const { host } = new URL(test.server.url);
    return { sha, host, remote: test.remote(repository.url, "right") };
}

const api = () => createRequestForge(test.trust)({ method: "GET", url: `${test.server.url}/api`, headers: {} });
const look = async (host: string) => (await presentedCertificate(host))!;

describe("a certificate that is pinned when it is first met", () => {
    it.each([
        ["self-signed", "self-signed", "CN=localhost"],
        ["server", "server", "CN=localhost"],
        ["chain", "authority", "CN=Sample authority"],
        ["intermediate", "authority", "CN=Sample intermediate"],
    ] as const)(
        "is, of a host that sends %s, the one of kind %s, and git and API go on",
        async (shape, kind, subject) => {
            const { remote, sha, host } = await setUpTls(shape);
            await expect(test.git.fetch(remote, test.options)).rejects.toMatchObject({ code: "TLS_UNTRUSTED" });
            await expect(api()).rejects.toMatchObject({ code: "TLS_UNTRUSTED" });
            const { pem, view } = await look(host);
            expect(view).toMatchObject({ host, kind, subject, problem: null });
            expect(test.server.requests).toEqual([]);
            test.trust.authorities["127.0.0.1"] = pem;
            await test.git.fetch(remote, test.options);
            expect(await test.git.resolve(remote, "main", test.options)).toMatchObject({ sha });
            expect(await api()).toMatchObject({ status: 401 });
        },
    );

    it("shows subject, fingerprint and what to do in the refusal", async () => {
        const { remote, host } = await setUpTls("self-signed");
        const { view } = await look(host);
        await expect(test.git.fetch(remote, test.options)).rejects.toMatchObject({
            message: expect.stringContaining(view.fingerprint),
            hint: expect.stringContaining("pin it"),
        });
        const report = await test.git.testConnection(remote, { branch: "main", composePath: [] });
        expect(report.checks[0]).toMatchObject({ name: "reachable", ok: false, code: "TLS_UNTRUSTED" });
    });

    it.each(["self-signed", "server", "chain", "intermediate"] as const)(
        "stops everything with a clear word when a host that sent %s shows another one",
        async (shape) => {
            const { remote, host } = await setUpTls(shape);
            test.trust.authorities["127.0.0.1"] = (await look(host)).pem;
            await test.git.fetch(remote, test.options);
            const before = test.server.requests.length;
            await test.server.changeCertificate(shape);
            await expect(test.git.fetch(remote, test.options)).rejects.toMatchObject({
                code: "TLS_UNTRUSTED",
                message: expect.stringContaining("has changed"),
            });
            await expect(api()).rejects.toMatchObject({ code: "TLS_UNTRUSTED" });
            expect(test.server.requests).toHaveLength(before);
            test.trust.authorities["127.0.0.1"] = (await look(host)).pem;
            await test.git.fetch(remote, test.options);
        },
    );

    it.each([
        ["expired", "expired"],
        ["other-name", "not for 127.0.0.1"],
    ] as const)("is not offered when it is %s, because trust would not help", async (shape, words) => {
        const { remote, host } = await setUpTls(shape);
        const { pem, view } = await look(host);
        expect(view.problem).toContain(words);
        test.trust.authorities["127.0.0.1"] = pem;
        await expect(test.git.fetch(remote, test.options)).rejects.toMatchObject({
            code: "TLS_UNTRUSTED",
            message: expect.stringContaining(words),
        });
        await expect(api()).rejects.toMatchObject({ code: "TLS_UNTRUSTED" });
        expect(test.server.requests).toEqual([]);
    });

    it("is nothing where there is no TLS, and is not asked for at an address that is never contacted", async () => {
        test = await setUpGit();
        expect(await presentedCertificate(new URL(test.server.url).host)).toBeNull();
        await expect(presentedCertificate("169.254.169.254")).rejects.toMatchObject({ code: "URL_REFUSED" });
    });
});
