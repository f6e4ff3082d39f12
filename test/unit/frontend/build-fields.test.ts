// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { BUILDERS, buildConfigSchema } from "../../../common/schema";
import { defaultDraft, fromDraft, toDraft } from "../../../frontend/src/components/build-draft";
import { buildFields } from "../../../frontend/src/components/build-fields";
import { fieldsOfSection, SECTIONS } from "../../../frontend/src/components/build-sections";
import { english } from "../../../frontend/src/texts/english";

const pathsOf = (builder: (typeof BUILDERS)[number]) =>
    SECTIONS.flatMap((section) => fieldsOfSection(section, builder).map(({ path }) => path));

const everything = buildConfigSchema.parse({
    builder: "static",
    service: "web",
    buildArgs: { A: "1" },
    buildSecrets: ["npm"],
    platforms: ["linux/arm64"],
    webServer: { image: "caddy:2" },
    commands: { preDeploy: [{ run: ["a", "b\nc"], runIn: "web", interruptible: false }] },
    limits: { cpus: 1.5 },
    push: { repository: "registry.example.org/shop", tags: ["latest"] },
    retries: { build: 2 },
});

describe("buildFields", () => {
    it("offers every setting of the schema, with its bounds and options", () => {
        const keys = new Set(buildFields.map(({ path }) => path.split(".")[0]));
        expect([...keys]).toEqual(Object.keys(buildConfigSchema.shape));
        expect(buildFields).toContainEqual({ path: "builder", kind: "choice", options: [...BUILDERS] });
        expect(buildFields).toContainEqual({ path: "keepReleases", kind: "number", min: 1, max: 100 });
        expect(buildFields).toContainEqual({ path: "noCache", kind: "switch" });
        expect(buildFields).toContainEqual({ path: "buildArgs", kind: "record" });
        expect(buildFields).toContainEqual({ path: "push.repository", kind: "text" });
        expect(buildFields).toContainEqual({ path: "platforms", kind: "lines" });
        expect(buildFields).toContainEqual({ path: "commands.postDeploy", kind: "commands" });
    });

    it("has a label, an explanation and words for each option", () => {
        const keys = buildFields.flatMap((field) => [
            `build.${field.path}`,
            `build.${field.path}.help`,
            ...(field.kind === "choice" ? field.options.map((option) => `build.${field.path}.${option}`) : []),
        ]);
        expect(keys.filter((key) => !(key in english))).toEqual([]);
    });
});

describe("fieldsOfSection()", () => {
    it("shows each setting with some builder, and no setting twice", () => {
        const shown = BUILDERS.flatMap(pathsOf);
        expect(buildFields.filter(({ path }) => !shown.includes(path))).toEqual([]);
        expect(pathsOf("dockerfile").length).toBe(new Set(pathsOf("dockerfile")).size);
    });

    it("leaves out what the chosen builder does not look at", () => {
        expect(pathsOf("dockerfile")).toContain("target");
        expect(pathsOf("static")).toContain("webServer.root");
        expect(pathsOf("compose")).not.toContain("dockerfile");
        expect(pathsOf("image")).not.toContain("push.repository");
        expect(pathsOf("image")).toContain("commands.preDeploy");
    });
});

describe("fromDraft()", () => {
    it.each([
        ["everything", everything],
        ["nothing", buildConfigSchema.parse({})],
    ])("gives the same settings back when %s is set", (_, config) => {
        expect(buildConfigSchema.parse(fromDraft(toDraft(config)))).toEqual(config);
    });

    it("takes an emptied text for the default, and pushes nothing without a target", () => {
        const draft = { ...toDraft(everything), service: " ", "webServer.image": "", "push.repository": "" };
        expect(buildConfigSchema.parse(fromDraft(draft))).toEqual({
            ...everything,
            service: undefined,
            webServer: buildConfigSchema.parse({}).webServer,
            push: null,
        });
    });

    it("leaves the defaults alone when a draft of them is edited", () => {
        (toDraft(buildConfigSchema.parse({})).buildSecrets as string[]).push("x");
        expect(defaultDraft.buildSecrets).toEqual([]);
    });
});
