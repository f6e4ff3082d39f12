import { describe, expect, it } from "vitest";
import { allowedPart, refuseNotAllowed } from "../../../backend/build-engine/settings/allowed-settings";
import { buildConfigSchema } from "../../../common/build-config-schema";
import { effectiveSettings, type RepositorySettings } from "../../../common/effective-settings";
import { settingFields } from "../../../common/setting-fields";
import { demandOf, SETTING_POLICY } from "../../../common/setting-policy";

const own = (config: object = {}) => buildConfigSchema.parse(config);
const command = (change: object = {}) =>
    own({ commands: { test: [{ run: "a", image: "b", ...change }] } }).commands.test;
const onHost = command({ image: undefined, onHost: true });

describe("SETTING_POLICY", () => {
    it("decides about every setting, and about nothing else", () => {
        expect(Object.keys(SETTING_POLICY).sort()).toEqual(settingFields.map(({ path }) => path).sort());
    });
});

describe("demandOf()", () => {
    it.each([
        ["builder", "static", {}, null],
        ["builder", "nixpacks", {}, "limits"],
        ["builder", "nixpacks", { builder: "nixpacks" }, null],
        ["buildArgs", { A: "1" }, {}, null],
        ["environment", { A: "1" }, {}, null],
        ["environment", { LD_PRELOAD: "./x.so" }, { commands: { test: onHost } }, "hostCommands"],
        ["environment", {}, { commands: { test: onHost } }, null],
        ["buildSecrets", ["npm"], { buildSecrets: ["npm", "pip"] }, null],
        ["buildSecrets", ["npm", "prod"], { buildSecrets: ["npm"] }, "secrets"],
        ["commands.test", command(), {}, null],
        ["commands.preDeploy", command({ image: undefined, runIn: "web" }), {}, null],
        ["commands.test", onHost, {}, "hostCommands"],
        ["commands.test", onHost, { commands: { test: onHost } }, null],
        ["commands.preBuild", onHost, { commands: { test: onHost } }, "hostCommands"],
        ["commands.test", command({ run: "true" }), { commands: { test: command() } }, "replaceCommands"],
        ["commands.test", [], { commands: { test: command() } }, "replaceCommands"],
        ["commands.test", command({ timeout: 1800 }), {}, null],
        ["commands.test", command({ timeout: 1801 }), {}, "limits"],
        ["limits.cpus", 1, { limits: { cpus: 2 } }, null],
        ["limits.cpus", 2, { limits: { cpus: 2 } }, null],
        ["limits.cpus", 3, { limits: { cpus: 2 } }, "limits"],
        ["limits.cpus", 0, { limits: { cpus: 2 } }, "limits"],
        ["limits.memoryMb", 64, {}, "limits"],
        ["limits.memoryMb", 0, {}, null],
        ["buildTimeout", 60, {}, null],
        ["buildTimeout", 1801, {}, "limits"],
        ["healthTimeout", 180, {}, null],
        ["healthTimeout", 181, {}, "health"],
        ["stableSeconds", 1, {}, "health"],
        ["services", { web: { strategy: "rolling" } }, {}, "services"],
        ["services", {}, {}, null],
        ["push.repository", "registry.example.org/x", {}, "push"],
        ["push.tags", ["latest"], { push: { repository: "r.example.org/x", tags: ["latest"] } }, null],
        ["cacheTo", ["type=local,dest=/"], {}, "caches"],
        ["builderImage", "evil/builder", {}, "builderImage"],
        ["keepReleases", 1, {}, "retention"],
        ["checkoutTimeout", 300, {}, "never"],
        ["nobody.knows", 1, {}, "never"],
    ])("%s: %j over %j takes %j", (path, value, config, demand) => {
        expect(demandOf(path, value, own(config))).toBe(demand);
    });
});

const written = (values: Record<string, unknown>): RepositorySettings => ({
    place: ".dockge/cicd.yaml",
    values,
    lines: { keepReleases: 7, pull: 8, checkoutTimeout: 9 },
});

describe("refuseNotAllowed()", () => {
    it("names the line and the switch, which then allows it", () => {
        const refuse = (allowed: "retention"[]) => () =>
            refuseNotAllowed(written({ pull: true, keepReleases: 1 }), { config: own(), allowed });
        expect(refuse([])).toThrow(".dockge/cicd.yaml, line 7: keepReleases goes beyond");
        expect(refuse(["retention"])).not.toThrow();
    });

    it("allows by no switch what counts before the repository is read", () => {
        const owner = { config: own(), allowed: Object.keys({}) as never[] };
        expect(() => refuseNotAllowed(written({ checkoutTimeout: 5 }), owner)).toThrow(
            "line 9: checkoutTimeout counts before",
        );
    });
});

describe("allowedPart()", () => {
    it("keeps what may be set today", () => {
        const part = allowedPart(written({ pull: true, keepReleases: 1 }), { config: own(), allowed: [] });
        expect(part.values).toEqual({ pull: true });
    });
});

describe("effectiveSettings()", () => {
    it("is the stack's own without a word of the repository", () => {
        const config = own({ pull: true, push: { repository: "r.example.org/x" } });
        const effective = effectiveSettings(config, null);
        expect(effective.config).toEqual(config);
        expect(effective.origins).toMatchObject({ pull: { from: "settings" }, noCache: { from: "default" } });
    });

    it("replaces lists, and merges maps of variables by name", () => {
        const mine = own({ platforms: ["linux/amd64"], environment: { A: "1", B: "1" } });
        const theirs = written({ platforms: ["linux/arm64"], environment: { B: "2" } });
        expect(effectiveSettings(mine, theirs).config).toMatchObject({
            platforms: ["linux/arm64"],
            environment: { A: "1", B: "2" },
        });
    });

    it("pushes nothing when only tags are named", () => {
        expect(effectiveSettings(own(), written({ "push.tags": ["latest"] })).config.push).toBeNull();
    });

    it("leaves a default of the repository to the repository", () => {
        const { config, origins } = effectiveSettings(own({ pull: true }), written({ pull: false }));
        expect(config.pull).toBe(false);
        expect(origins.pull).toEqual({ from: "repository", at: ".dockge/cicd.yaml line 8" });
    });
});
