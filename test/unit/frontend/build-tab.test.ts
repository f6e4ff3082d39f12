// @vitest-environment happy-dom
import type { DOMWrapper } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { buildConfigSchema } from "../../../common/schema";
import type { StackSettingsView } from "../../../common/setting-views";
import { CALLS } from "../../../common/socket-events";
import BuildConfig from "../../../frontend/src/components/BuildConfig.vue";
import { stackSettingsView } from "../../fakes/canned-settings";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

let mounted: ReturnType<typeof mountWith>;
const echo = ({ config }: { config: object }) => ({ ok: true, data: config });

function show(config: object): void {
    const answers = { [CALLS.saveBuildConfig]: echo as never };
    mounted = mountWith(
        BuildConfig,
        { stack: "shop", config: buildConfigSchema.parse(config) },
        new FakeChannel(answers),
    );
}

const labels = () => mounted.wrapper.findAll("label").map((label) => label.text());
const named = (label: string) => mounted.wrapper.find<HTMLButtonElement>(`[aria-label="${label}"]`);
const phase = (name: string) => mounted.wrapper.find(`[role="group"][aria-label="${name}"]`);

function field(label: string): DOMWrapper<HTMLInputElement> {
    const found = mounted.wrapper.findAll("label").find((one) => one.text() === label);
    return mounted.wrapper.find<HTMLInputElement>(`[id="${found?.attributes("for")}"]`);
}

async function saved(): Promise<Record<string, unknown>> {
    await mounted.wrapper.find("form").trigger("submit");
    const asked = mounted.channel.asked(CALLS.saveBuildConfig) as { config: Record<string, unknown> }[];
    return asked.at(-1)!.config;
}

afterEach(() => mounted.wrapper.unmount());

describe("the Build tab", () => {
    it("shows what fits the builder, at once when another is chosen", async () => {
        show({});
        expect(labels()).not.toContain("Web server image");
        await field("Builder").setValue("static");
        expect(labels()).toContain("Web server image");
        expect(labels()).not.toContain("Cache sources");
    });

    it("unfolds the section whose input is not valid, so that a browser can point at it", async () => {
        show({});
        const input = field("Build timeout (s)");
        expect(input.element.closest("details")!.open).toBe(false);
        await input.trigger("invalid");
        expect(input.element.closest("details")!.open).toBe(true);
    });

    it("says in a folded section's title how much is set there", () => {
        show({ limits: { cpus: 2, memoryMb: 512 } });
        const titles = mounted.wrapper.findAll("summary").map((title) => title.text().replace(/\s+/g, " "));
        expect(titles).toContain("Limits (2 set)");
        expect(titles).toContain("Commands");
    });

    it("saves lists, limits and where to push", async () => {
        show({});
        await field("Platforms").setValue("linux/amd64\n\n linux/arm64 ");
        await field("CPUs").setValue("1.5");
        await field("Push to").setValue("registry.example.org/shop");
        await field("Tags").setValue("latest");
        expect(await saved()).toMatchObject({
            platforms: ["linux/amd64", "linux/arm64"],
            limits: { cpus: 1.5, memoryMb: 0 },
            push: { repository: "registry.example.org/shop", tags: ["latest"] },
        });
    });
});

describe("the commands in the Build tab", () => {
    const one = (run: string) => ({ run, image: "node:22" });
    const runs = async () => ((await saved()).commands as { test: { run: unknown }[] }).test.map(({ run }) => run);

    it("adds a command that is complete once it says what to run and where", async () => {
        show({});
        await phase("Before deploying").find("button").trigger("click");
        await expect.poll(() => document.activeElement?.tagName).toBe("TEXTAREA");
        await field("Command").setValue("./migrate up");
        await field("Runs in").setValue("service");
        await field("Service").setValue("web");
        await field("Must not be interrupted").setValue(true);
        await field("Retries").setValue("2");
        const { commands } = buildConfigSchema.parse(await saved());
        expect(commands.preDeploy).toEqual([
            {
                ...{ run: "./migrate up", runIn: "web", interruptible: false, retries: 2 },
                ...{ onHost: false, on: "success", timeout: 600, allowFailure: false, environment: {}, directory: "." },
            },
        ]);
    });

    it("offers a service only where the release is known", async () => {
        show({ commands: { test: [one("npm test")], postDeploy: [one("./warm-up")] } });
        const offered = async (name: string) => {
            await phase(name).find("button").trigger("click");
            const options = phase(name).findAll("select")[1]!.findAll("option");
            return options.map((option) => option.attributes("value"));
        };
        expect(await offered("Tests")).toEqual(["image", "host"]);
        expect(await offered("After deploying")).toEqual(["image", "service", "host"]);
    });

    it("moves and removes commands, and the keyboard stays with them", async () => {
        show({ commands: { test: [one("a"), one("b"), one("c")] } });
        await named("Move command 1 down").trigger("click");
        await expect.poll(() => document.activeElement?.getAttribute("aria-label")).toBe("Move command 2 down");
        expect(await runs()).toEqual(["b", "a", "c"]);
        await named("Move command 2 down").trigger("click");
        // At the end there is no way further down: the way back is next to it.
        await expect.poll(() => document.activeElement?.getAttribute("aria-label")).toBe("Edit command 3");
        await named("Remove command 1").trigger("click");
        expect(await runs()).toEqual(["c", "a"]);
    });

    it("keeps arguments as they are, with blanks and line breaks inside", async () => {
        show({ commands: { test: [{ run: ["sh", "-c", " a\nb "], image: "busybox" }] } });
        await named("Edit command 1").trigger("click");
        await named("Argument 2").setValue("-ec");
        expect(await runs()).toEqual([["sh", "-ec", " a\nb "]]);
    });
});

describe("what the repository sets, in the Build tab", () => {
    const settings = stackSettingsView();

    function showWith(view: StackSettingsView): void {
        const answers = {
            [CALLS.saveBuildConfig]: echo as never,
            [CALLS.stackSettings]: () => ({ ok: true, data: view }),
            [CALLS.saveRepositorySwitches]: ({ allowed }: { allowed: [] }) => ({
                ok: true,
                data: { ...view, allowed },
            }),
        };
        const config = buildConfigSchema.parse({ buildArgs: { NODE_VERSION: "20" } });
        mounted = mountWith(BuildConfig, { stack: "shop", config }, new FakeChannel(answers as never));
    }
    const settingOf = (label: string) => field(label).element.closest("fieldset")!;

    it("is shown as it counts with its line, and can't be edited", async () => {
        showWith(settings);
        await expect.poll(() => settingOf("Fetch newer base images").disabled).toBe(true);
        expect(field("Fetch newer base images").element.checked).toBe(true);
        expect(settingOf("Fetch newer base images").textContent).toContain(
            "in .dockge/cicd.yaml line 3: change it there",
        );
        expect(settingOf("Build without cache").disabled).toBe(false);
        expect(settingOf("Build without cache").textContent).toContain("Default");
        await field("Build without cache").setValue(true);
        expect(settingOf("Build without cache").textContent).toContain("Set here");
    });

    it("is not saved as the stack's own", async () => {
        showWith(settings);
        await expect.poll(() => settingOf("Fetch newer base images").disabled).toBe(true);
        expect(await saved()).toMatchObject({ pull: false, buildArgs: { NODE_VERSION: "20" } });
    });

    it("is named beside the stack's own variables, which stay editable", async () => {
        showWith(settings);
        await expect
            .poll(() => mounted.wrapper.text())
            .toContain("From the repository: DEBUG (.dockge/cicd.yaml line 5)");
        expect(phase("Build arguments").element.closest("fieldset")!.disabled).toBe(false);
    });

    it("decides which settings fit when it names the builder", async () => {
        const origins = {
            ...settings.origins,
            builder: { from: "repository", at: "x-cicd in compose.yaml line 9" },
        } as const;
        showWith({ ...settings, origins, config: { ...settings.config, builder: "static" } });
        await expect.poll(labels).toContain("Web server image");
    });

    it("is allowed to go further by one switch each, which is saved at once", async () => {
        showWith(settings);
        await expect.poll(() => mounted.wrapper.text()).toContain("as of deployment #42");
        await field("Where images are pushed").setValue(true);
        expect(mounted.channel.asked(CALLS.saveRepositorySwitches)).toEqual([{ stack: "shop", allowed: ["push"] }]);
        await expect.poll(() => field("Where images are pushed").element.checked).toBe(true);
        await field("Where images are pushed").setValue(false);
        expect(mounted.channel.asked(CALLS.saveRepositorySwitches).at(-1)).toEqual({ stack: "shop", allowed: [] });
    });
});
