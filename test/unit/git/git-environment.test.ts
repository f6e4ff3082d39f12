import { describe, expect, it } from "vitest";
import { gitCommand } from "../../../backend/git/git-environment";
import { Secret } from "../../../backend/models/secret";

const environment = {
    home: "/r/.home",
    askpass: "/r/.askpass",
    ssh: "/r/.ssh",
    inherited: { PATH: "/bin", https_proxy: "http://p" },
};
const credential = { kind: "https" as const, host: "h.org", username: "", token: new Secret("the-token") };

describe("gitCommand()", () => {
    it("allows no protocol when the call stays here", () => {
        const { env } = gitCommand(environment, { args: ["log"], gitDir: "/r/1", deadlineMs: 5 });
        expect(env).toMatchObject({ GIT_ALLOW_PROTOCOL: "none", PATH: "/bin", https_proxy: "http://p", LC_ALL: "C" });
        expect(env).not.toHaveProperty("GIT_ASKPASS");
    });

    it("ignores the configuration of user and system, hooks and monitors", () => {
        const { args, env } = gitCommand(environment, { args: ["log"], gitDir: "/r/1", deadlineMs: 5 });
        expect(env).toMatchObject({ HOME: "/r/.home", GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" });
        expect(args[0]).toBe("--git-dir=/r/1");
        for (const setting of ["core.hooksPath=/dev/null", "core.fsmonitor=false", "safe.bareRepository=explicit"]) {
            expect(args[args.indexOf(setting) - 1]).toBe("-c");
        }
        expect(args.at(-1)).toBe("log");
    });

    it("follows no redirect, keeps to the pinned address and gives the token to the environment alone", () => {
        const call = {
            args: ["ls-remote"],
            protocols: "http",
            pin: "h.org:443:192.0.2.1",
            credential,
            deadlineMs: 5,
        } as const;
        const { args, env } = gitCommand(environment, call);
        expect(args).toContain("http.followRedirects=false");
        expect(args).toContain("http.curloptResolve=h.org:443:192.0.2.1");
        expect(args.join(" ")).not.toContain("the-token");
        expect(env).toMatchObject({
            GIT_ALLOW_PROTOCOL: "https:http",
            GIT_ASKPASS: "/r/.askpass",
            CICD_GIT_HOST: "h.org",
            CICD_GIT_USERNAME: "git",
            CICD_GIT_TOKEN: "the-token",
        });
    });
});
