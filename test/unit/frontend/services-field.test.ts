// @vitest-environment happy-dom
import type { DOMWrapper } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { rolloutSchema, STRATEGY_NAMES } from "../../../common/rollout-schema";
import { buildConfigSchema } from "../../../common/schema";
import { fieldsOf } from "../../../common/setting-fields";
import { CALLS } from "../../../common/socket-events";
import BuildConfig from "../../../frontend/src/components/BuildConfig.vue";
import {
    defaultProbe,
    probeFields,
    rowFields,
    snapshotField,
    strategyField,
    strategyFields,
    withSetting,
} from "../../../frontend/src/components/rollout-fields";
import { english } from "../../../frontend/src/texts/english";
import { stackSettingsView } from "../../fakes/canned-settings";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

const PROBES = ["http", "tcp", "command"] as const;
const everyField = [
    strategyField,
    snapshotField,
    ...STRATEGY_NAMES.flatMap((strategy) => strategyFields(rolloutSchema.parse({ strategy }))),
    ...PROBES.flatMap((type) => probeFields({ ...defaultProbe()!, type })),
];
const everyRow = (["smokeTests", "steps", "ports"] as const).flatMap(rowFields);

describe("the fields of a service", () => {
    it("are all that the schema has, each with some strategy or probe", () => {
        const shown = new Set([...everyField.map(({ field }) => field.path), "smokeTests", "steps", "ports"]);
        expect(fieldsOf(rolloutSchema, "").filter(({ path }) => !shown.has(path))).toEqual([]);
    });

    it("have a label, an explanation and words for each option", () => {
        const keys = [...everyField, ...everyRow].flatMap(({ field }) => [
            `service.${field.path}`,
            `service.${field.path}.help`,
            ...(field.kind === "choice" ? field.options.map((option) => `service.${field.path}.${option}`) : []),
        ]);
        expect(keys.filter((key) => !(key in english))).toEqual([]);
    });

    it("are those that the strategy reads", () => {
        const paths = (settings: object) =>
            strategyFields(rolloutSchema.parse(settings)).map(({ field }) => field.path);
        expect(paths({ strategy: "recreate" })).toEqual([]);
        expect(paths({ strategy: "rolling" })).toEqual(
            expect.arrayContaining(["batch", "surge", "drainSeconds", "sharedVolumes"]),
        );
        expect(paths({ strategy: "rolling" })).not.toContain("warmSeconds");
        expect(paths({ strategy: "canary" })).toContain("analysis.maxErrorPercent");
        expect(paths({ strategy: "canary", analysis: { enabled: false } })).not.toContain("analysis.maxErrorPercent");
    });

    it("leave out what was emptied, and what belongs to another kind of probe", () => {
        const probe = probeFields(defaultProbe()!);
        const [type, port] = probe as [(typeof probe)[0], (typeof probe)[0]];
        const config = rolloutSchema.parse({ probe: { type: "http", port: 80 } });
        expect(withSetting(config, port, "").probe).not.toHaveProperty("port");
        const command = withSetting(config, type, "command");
        expect(command.probe).toMatchObject({ type: "command", command: [] });
        expect(withSetting(command, type, "tcp").probe).not.toHaveProperty("command");
    });
});

describe("the section Services", () => {
    let mounted: ReturnType<typeof mountWith>;
    afterEach(() => mounted.wrapper.unmount());

    function show(config: object, settings = {}): void {
        const answers = {
            [CALLS.saveBuildConfig]: (({ config: saved }: { config: object }) => ({ ok: true, data: saved })) as never,
            [CALLS.stackSettings]: () => ({ ok: true as const, data: stackSettingsView(settings) }),
        };
        const rollouts = {
            worker: { asked: "canary", strategy: "recreate", reason: "worker writes to /data,", switchService: null },
        };
        const props = { stack: "shop", config: buildConfigSchema.parse(config), services: ["web", "db"], rollouts };
        mounted = mountWith(BuildConfig, props, new FakeChannel(answers));
    }

    const text = () => mounted.wrapper.text().replace(/\s+/g, " ");
    const named = (label: string) => mounted.wrapper.find<HTMLButtonElement>(`[aria-label="${label}"]`);
    const button = (words: string) => mounted.wrapper.findAll("button").find((one) => one.text() === words)!;

    function field(label: string): DOMWrapper<HTMLInputElement> {
        const found = mounted.wrapper.findAll("label").find((one) => one.text() === label);
        return mounted.wrapper.find<HTMLInputElement>(`[id="${found?.attributes("for")}"]`);
    }

    async function saved() {
        await mounted.wrapper.find("form").trigger("submit");
        const asked = mounted.channel.asked(CALLS.saveBuildConfig) as { config: object }[];
        return buildConfigSchema.parse(asked.at(-1)!.config).services;
    }

    it("adds a service, shows what its strategy reads and saves what the schema takes", async () => {
        show({});
        expect(text()).toContain("stopped and started by compose: web, db");
        await field("Add settings for a service").setValue("web");
        await button("Add the service").trigger("click");
        expect(field("At a time").exists()).toBe(true);
        await field("Strategy").setValue("canary");
        expect(field("At a time").exists()).toBe(false);
        await button("Add a step").trigger("click");
        await field("Ask it whether it is well").setValue(true);
        await field("Path").setValue("/health");
        await button("Add a port").trigger("click");
        expect(await saved()).toMatchObject({ web: { ports: {} } });
        await mounted.wrapper.find('[aria-label="Ports"] input').setValue(80);
        const { web } = await saved();
        expect(web).toMatchObject({ strategy: "canary", probe: { type: "http", path: "/health" } });
        expect([web!.steps.length, Object.keys(web!.ports)]).toEqual([3, ["80"]]);
        await named("Remove the settings of web").trigger("click");
        expect(await saved()).toEqual({});
    });

    it("says why the live release could not do it", async () => {
        show({ services: { worker: { strategy: "canary" } } });
        expect(text()).toContain("exchanges it with an interruption: worker writes to /data,");
    });

    it("shows what the repository sets, to be changed there", async () => {
        show(
            {},
            {
                config: buildConfigSchema.parse({ services: { web: { strategy: "blue-green" } } }),
                origins: { "services.web": { from: "repository", at: "x-cicd in compose.yaml line 4" } },
            },
        );
        await expect.poll(text).toContain("Set by the repository, in x-cicd in compose.yaml line 4");
        expect(named("Change the settings of web").exists()).toBe(false);
        expect(await saved()).toEqual({});
    });
});
