import { describe, expect, it } from "vitest";
import type { ConnectionReport } from "../../../common/views";
import { chooseBranch } from "../../../frontend/src/wizard/choose-branch";
import { sshAddress } from "../../../frontend/src/wizard/ssh-address";

const report = (changes: Partial<ConnectionReport> = {}): ConnectionReport => ({
    ok: true,
    checks: [],
    composeFiles: [],
    branches: ["next", "trunk"],
    defaultBranch: "trunk",
    ...changes,
});

describe("chooseBranch()", () => {
    it.each([
        ["", report(), "trunk"],
        ["next", report(), "next"],
        ["mian", report(), null],
        ["", report({ defaultBranch: null }), "next"],
        ["", report({ defaultBranch: null, branches: ["a", "master"] }), "master"],
        ["", report({ defaultBranch: null, branches: [] }), null],
    ])("takes for %j what is there", (typed, tested, chosen) => {
        expect(chooseBranch(typed, tested)).toBe(chosen);
    });
});

describe("sshAddress()", () => {
    it.each([
        ["https://github.com/you/app", "git@github.com:you/app.git"],
        ["https://me:token@GitLab.example.org/group/sub/app.git/", "git@gitlab.example.org:group/sub/app.git"],
        ["https://git.example.org:8443/you/app", null],
        ["https://dev.azure.com/you/app/_git/app", null],
        ["https://bitbucket.example.org/scm/you/app.git", null],
        ["git@github.com:you/app.git", null],
    ])("of %s is %s", (url, address) => expect(sshAddress(url)).toBe(address));
});
