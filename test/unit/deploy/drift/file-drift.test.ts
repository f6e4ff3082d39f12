import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { fileDrift } from "../../../../backend/deploy/drift/file-drift";
import { tellable } from "../../../../backend/deploy/secrecy/tellable";

const drift = (before: object, after: object, known: string[] = []) =>
    fileDrift({ "compose.yaml": stringify(before) }, { "compose.yaml": stringify(after) }, tellable(known));
const web = (keys: object) => ({ services: { web: keys } });

describe("fileDrift()", () => {
    it.each<[string, (secret: string) => object]>([
        ["variables", (secret) => web({ environment: { GREETING: secret } })],
        ["variables in a list", (secret) => web({ environment: [`GREETING=${secret}`] })],
        ["build arguments", (secret) => web({ build: { context: ".", args: { MODE: secret } } })],
        ["driver options of a volume", (secret) => ({ volumes: { data: { driver_opts: { o: secret } } } })],
        ["driver options of a network", (secret) => ({ networks: { back: { driver_opts: { mode: secret } } } })],
        ["the content of a config", (secret) => ({ configs: { app: { content: secret } } })],
        ["extensions", (secret) => ({ "x-app": { mode: secret } })],
        ["extensions of a service", (secret) => web({ "x-app": secret })],
        ["a command", (secret) => web({ command: `run ${secret}` })],
        ["words of a command", (secret) => web({ command: ["run", secret, `x:/${secret}`] })],
        ["an entrypoint", (secret) => web({ entrypoint: ["run", secret] })],
        ["labels", (secret) => web({ labels: [`app.mode=${secret}`] })],
        ["a healthcheck", (secret) => web({ healthcheck: { test: `check ${secret}` } })],
        ["options of logs", (secret) => web({ logging: { options: { mode: secret } } })],
        ["a login in an address", (secret) => web({ image: `https://ana:${secret}@registry/web` })],
    ])("tells that %s differ, and no value", (_, keys) => {
        const fields = drift(keys("old-geheim"), keys("new-geheim"));
        expect(fields).not.toEqual([]);
        expect(JSON.stringify(fields)).not.toContain("geheim");
    });

    it("tells other values without what is known as a secret of the stack", () => {
        expect(drift(web({ hostname: "one" }), web({ hostname: "two.geheim.example" }), ["geheim"])).toEqual([
            { service: "web", field: "hostname", released: "one", actual: "two.….example", where: "files" },
        ]);
    });

    it("tells images and mounts whose names only read like secrets", () => {
        const version = (tag: string) => web({ image: `passbolt/passbolt:${tag}`, volumes: [`./auth${tag}:/auth`] });
        expect(drift(version("4"), version("5"))).toMatchObject([
            { field: "image", released: "passbolt/passbolt:4", actual: "passbolt/passbolt:5" },
            { field: "mount /auth", released: "./auth4:/auth", actual: "./auth5:/auth" },
        ]);
    });
});
