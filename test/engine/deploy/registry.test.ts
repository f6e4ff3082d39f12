import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDockerLogins, type DockerLogins } from "../../../backend/exec/docker-logins";
import { askRetryAfter } from "../../../backend/forge-api/registry/retry-after";
import { createRequestForge } from "../../../backend/git/request-forge";
import { Secret } from "../../../backend/models/secret";
import { buildConfigSchema } from "../../../common/schema";
import { RegistryServer } from "../../fixtures/registry-server";
import { StackFixture } from "./stack-fixture";

const SHA = "0123456789abcdef0123456789abcdef01234567";

describe("a private registry", () => {
    let home: string;
    let registry: RegistryServer;
    let logins: DockerLogins;
    let stack: StackFixture;
    let refused: string[];
    const request = createRequestForge({ authority: async () => null });
    const use = (password: string) => {
        const login = { host: registry.host, username: "ana", password: new Secret(password) };
        logins.use([login]);
    };

    beforeEach(async () => {
        home = await mkdtemp(path.join(os.tmpdir(), "cicd-registry-"));
        registry = await RegistryServer.start({ auth: "bearer" });
        logins = createDockerLogins(path.join(home, "docker"), process.env);
        refused = [];
        stack = await StackFixture.create(undefined, {
            logins,
            registries: {
                hasLogin: (host) => host === registry.host,
                async retryAfter(reference) {
                    const login = { username: "ana", password: new Secret("s3cret-of-ana") };
                    const wait = await askRetryAfter(request, { reference, login }, new Date());
                    registry.faults.length = 0;
                    return wait;
                },
                digest: () => Promise.resolve(null),
                noteLogin: (host, accepted) => void (accepted || refused.push(host)),
                secrets: () => ["s3cret-of-ana", "wrong-password"],
            },
        });
        stack.buildConfig = {
            ...stack.buildConfig,
            push: buildConfigSchema.parse({ push: { repository: `${registry.host}/shop`, tags: ["live"] } }).push,
        };
    });
    afterEach(async () => {
        await stack.remove();
        await registry.close();
        await rm(home, { recursive: true, force: true });
    });

    const built = async () => {
        const image = (await stack.engine.image("busybox-test:1"))!;
        return [{ service: "web", reference: "busybox-test:1", id: image.id }];
    };
    const uses = (reference: string) => ({
        "compose.yaml": `services:\n  app:\n    image: ${reference}\n    command: sleep 1000\n    stop_grace_period: 0s\n`,
    });

    it("takes what was built, waits as long as it asks for, and gives it back", async () => {
        use("s3cret-of-ana");
        const busy = { status: 429, headers: { "Retry-After": "3" }, body: { errors: [{ code: "TOOMANYREQUESTS" }] } };
        registry.faults.push({ on: /^PUT .*manifests/, times: 1, status: 503 });

        await stack.deployer.push!(await built(), SHA, stack.context);

        expect(registry.tags).toEqual(["shop/web:0123456789ab", "shop/web:live"]);
        const text = stack.lines.join("\n");
        expect(text).toContain("trying again in 2 s");
        expect(text).toMatch(new RegExp(`Pushed ${registry.host}/shop/web:live@sha256:[0-9a-f]{64}`));
        expect(text).not.toContain("s3cret-of-ana");
        const reference = `${registry.host}/shop/web:live`;
        expect(await stack.engine.image(reference)).toBeNull();

        registry.faults.push({ on: /^(HEAD|GET) .*manifests/, times: Infinity, ...busy });
        await stack.deploy(uses(reference));

        expect(stack.lines.join("\n")).toContain("takes no more requests for now; trying again in 3 s");
        expect(stack.active!.content.services.app!.image).toContain(`${registry.host}/shop/web:live@sha256:`);
        await stack.docker("image", "rm", "-f", stack.active!.content.services.app!.image);
    });

    it("refuses a wrong password, and code from outside, with a word about the login; the running stack stays", async () => {
        use("s3cret-of-ana");
        await stack.deployer.push!(await built(), SHA, stack.context);
        await stack.deploy(uses("busybox-test:1"));
        const before = await stack.ids();
        const wanted = uses(`${registry.host}/shop/web:live`);

        use("wrong-password");
        await expect(stack.deployer.push!(await built(), SHA, stack.context)).rejects.toMatchObject({
            code: "PUSH_FAILED",
            message: expect.stringContaining(`${registry.host} refuses the stored login`),
        });
        await expect(stack.deploy(wanted)).rejects.toMatchObject({ code: "IMAGE_UNAVAILABLE" });
        expect(refused).toContain(registry.host);

        use("s3cret-of-ana");
        const outside = { ...stack.context, untrusted: true };
        const source = await stack.commit(wanted);
        const preparation = await stack.deployer.prepare(source, stack.active, outside);
        const input = { source, preparation, built: [], active: stack.active };
        await expect(stack.deployer.render(input, outside)).rejects.toMatchObject({ code: "IMAGE_UNAVAILABLE" });
        expect(await stack.ids()).toEqual(before);
        expect(stack.lines.join("\n")).not.toMatch(/s3cret-of-ana|wrong-password/);
    });

    it("gives base images to builds of trusted code, when it takes requests again", async () => {
        use("s3cret-of-ana");
        await stack.deployer.push!(await built(), SHA, stack.context);
        const base = `${registry.host}/shop/web:live`;
        const files = {
            "compose.yaml": "services:\n  app:\n    build: .\n    stop_grace_period: 0s\n",
            Dockerfile: `FROM ${base}\nLABEL of=${stack.name}\nCMD ["sleep", "1000"]\n`,
        };
        const source = await stack.commit(files);
        const outside = { ...stack.context, untrusted: true };
        const preparation = await stack.deployer.prepare(source, null, outside);
        await expect(stack.deployer.build(source, preparation, outside)).rejects.toMatchObject({
            code: "IMAGE_UNAVAILABLE",
            message: expect.stringContaining(`The base image ${base} of the service app can't be pulled`),
        });

        // Nothing was sent that the registry could have refused.
        expect(refused).toEqual([]);

        const busy = { status: 429, headers: { "Retry-After": "3" }, body: { errors: [{ code: "TOOMANYREQUESTS" }] } };
        registry.faults.push({ on: /^(HEAD|GET) .*manifests/, times: Infinity, ...busy });
        const images = await stack.deployer.build(source, preparation, stack.context);

        expect(images).toMatchObject([{ service: "app" }]);
        expect(stack.lines.join("\n")).toContain(
            `${registry.host} takes no more requests for now; trying again in 3 s`,
        );
    });

    it("is logged in to beside what the host's own configuration keeps elsewhere", async () => {
        const config = path.join(home, "config");
        const before = { auths: { "other.example.org": { auth: "eDp5" } }, credsStore: "of-nobody" };
        await mkdir(config);
        await writeFile(path.join(config, "config.json"), JSON.stringify(before));
        const both = createDockerLogins(path.join(home, "both"), { DOCKER_CONFIG: config });
        both.use([{ host: registry.host, username: "ana", password: new Secret("s3cret-of-ana") }]);
        const folder = both.folder({})!;
        const target = `${registry.host}/shop/kept:1`;
        await stack.docker("tag", "busybox-test:1", target);
        try {
            await stack.docker("--config", folder, "push", target);
        } finally {
            await stack.engine.untag(target);
        }

        expect(registry.tags).toEqual(["shop/kept:1"]);
        expect((await stat(folder)).mode & 0o777).toBe(0o700);
        expect((await stat(path.join(folder, "config.json"))).mode & 0o777).toBe(0o600);
        expect(JSON.parse(await readFile(path.join(config, "config.json"), "utf8"))).toEqual(before);
        both.close();
        expect(await readdir(home)).not.toContain("both");
    });
});
