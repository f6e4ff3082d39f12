import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { dockerAccess } from "../../../backend/exec/docker-access";
import { dockerCommand } from "../../../backend/exec/docker-command";

const home = mkdtempSync(path.join(tmpdir(), "home-"));
mkdirSync(path.join(home, ".docker"));
afterAll(() => rmSync(home, { recursive: true }));

const fixed = {
    COMPOSE_EXPERIMENTAL_OCI_REMOTE: "false",
    COMPOSE_EXPERIMENTAL_GIT_REMOTE: "false",
    BUILDX_NO_DEFAULT_ATTESTATIONS: "1",
    DOCKER_CLI_HINTS: "false",
};

describe("dockerAccess()", () => {
    const keys = (dir: string) => [
        ...["--tlscacert", `${dir}/ca.pem`, "--tlscert", `${dir}/cert.pem`, "--tlskey", `${dir}/key.pem`],
    ];

    it.each<[string, Record<string, string>, string[]]>([
        ["nothing is set", {}, []],
        ["the home has no configuration", { HOME: "/nonexistent" }, []],
        ["the home has a configuration", { HOME: home }, ["--config", `${home}/.docker`]],
        ["a configuration is named", { HOME: home, DOCKER_CONFIG: "/c" }, ["--config", "/c"]],
        ["an engine is named", { DOCKER_HOST: "unix:///d.sock" }, ["--host", "unix:///d.sock"]],
        ["a context is named", { DOCKER_CONTEXT: "away" }, ["--context", "away"]],
        ["both are named", { DOCKER_HOST: "tcp://d:1", DOCKER_CONTEXT: "away" }, ["--host", "tcp://d:1"]],
        ["keys are named", { DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: "/k" }, ["--tlsverify", ...keys("/k")]],
        [
            "keys lie beside the configuration",
            { DOCKER_TLS_VERIFY: "1", DOCKER_CONFIG: "/c" },
            ["--config", "/c", "--tlsverify", ...keys("/c")],
        ],
    ])("gives flags when %s", (_, host, flags) => {
        expect(dockerAccess(host).flags).toEqual(flags);
    });

    it("hides the host's environment, so that a compose file can't ask for it", () => {
        const host = {
            PATH: "/bin",
            HOME: home,
            DOCKER_HOST: "tcp://d:1",
            DOCKER_CONFIG: "/c",
            HTTPS_PROXY: "http://user:password@proxy",
            DATABASE_PASSWORD: "secret",
            NODE_ENV: "production",
        };
        expect(dockerAccess(host).env).toEqual({ PATH: "/bin", ...fixed });
    });

    it("leaves the home visible only where ssh needs its keys", () => {
        expect(dockerAccess({ HOME: home, DOCKER_HOST: "ssh://d" }).env).toMatchObject({ HOME: home });
    });
});

describe("dockerCommand()", () => {
    const access = dockerAccess({ PATH: "/bin", DOCKER_HOST: "unix:///d.sock", https_proxy: "http://proxy" });

    it("puts the flags before the subcommand", () => {
        expect(dockerCommand(access, { args: ["compose", "ls"], cwd: "/w", deadlineMs: 5 })).toEqual({
            file: "docker",
            args: ["--host", "unix:///d.sock", "compose", "ls"],
            cwd: "/w",
            deadlineMs: 5,
            env: { PATH: "/bin", ...fixed },
        });
    });

    it("passes proxies on only to calls that reach a registry", () => {
        const { env } = dockerCommand(access, { args: ["push"], deadlineMs: 5, reachesRegistry: true });
        expect(env).toEqual({ PATH: "/bin", ...fixed, https_proxy: "http://proxy" });
    });
});
