import { mkdir, mkdtemp, readFile, readlink, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDockerLogins, withLogins, withoutLogins } from "../../../backend/exec/docker-logins";
import { Secret } from "../../../backend/models/secret";

const login = (host: string) => ({ host, username: "ana", password: new Secret("s3cret") });
const auth = Buffer.from("ana:s3cret").toString("base64");

describe("withLogins()", () => {
    it("adds ours to the host's own, Docker Hub under the address that docker keeps it under", () => {
        const host = { auths: { "a.example.org": { auth: "eA==" } }, proxies: { default: {} } };
        expect(withLogins(host, [login("b.example.org:5000"), login("docker.io")])).toEqual({
            auths: {
                "a.example.org": { auth: "eA==" },
                "b.example.org:5000": { auth },
                "https://index.docker.io/v1/": { auth },
            },
            proxies: { default: {} },
        });
    });

    it("keeps helpers for all other registries", () => {
        const host = { credsStore: "desktop", credHelpers: { "gcr.io": "gcloud" } };
        expect(withLogins(host, [login("b.example.org")])).toMatchObject({
            credsStore: "desktop",
            credHelpers: { "gcr.io": "gcloud", "b.example.org": "" },
        });
    });
});

describe("withoutLogins()", () => {
    it("keeps what is no login", () => {
        const host = { auths: {}, credsStore: "x", credHelpers: {}, HttpHeaders: { a: "b" }, currentContext: "far" };
        expect(withoutLogins(host)).toEqual({ currentContext: "far" });
    });
});

describe("createDockerLogins()", () => {
    let home: string;
    let folder: string;
    const config = async (of: string) => JSON.parse(await readFile(path.join(of, "config.json"), "utf8")) as object;
    beforeEach(async () => {
        home = await mkdtemp(path.join(os.tmpdir(), "cicd-logins-"));
        folder = path.join(home, "ours");
        await mkdir(path.join(home, "host", "cli-plugins"), { recursive: true });
        await writeFile(path.join(home, "host", "config.json"), '{"auths":{"a.example.org":{"auth":"eA=="}}}');
    });
    afterEach(() => rm(home, { recursive: true, force: true }));
    const create = () => createDockerLogins(folder, { DOCKER_CONFIG: path.join(home, "host") });

    it("leaves docker to the host's own while nothing is stored", () => {
        expect(create().folder({})).toBeUndefined();
    });

    it("is for this user's eyes only, leads to the host's plugins, and follows a login of the host", async () => {
        const logins = create();
        logins.use([login("b.example.org")]);
        const own = logins.folder({})!;
        expect([(await stat(own)).mode & 0o777, (await stat(path.join(own, "config.json"))).mode & 0o777]).toEqual([
            0o700, 0o600,
        ]);
        expect(await readlink(path.join(own, "cli-plugins"))).toBe(path.join(home, "host", "cli-plugins"));

        await writeFile(path.join(home, "host", "config.json"), '{"auths":{"c.example.org":{"auth":"eA=="}}}');
        expect(await config(logins.folder({})!)).toEqual({
            auths: { "c.example.org": { auth: "eA==" }, "b.example.org": { auth } },
        });
        logins.use([]);
        expect(logins.folder({})).toBeUndefined();
        await expect(config(own)).rejects.toMatchObject({ code: "ENOENT" });
    });

    it("gives code from outside no login at all", async () => {
        const logins = create();
        logins.use([login("b.example.org")]);
        expect(await config(logins.folder({ untrusted: true })!)).toEqual({});
    });

    it("removes what a killed server left", async () => {
        const before = create();
        before.use([login("b.example.org")]);
        const own = before.folder({})!;
        create();
        await expect(stat(own)).rejects.toMatchObject({ code: "ENOENT" });
    });
});
