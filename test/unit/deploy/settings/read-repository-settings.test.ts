import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readRepositorySettings } from "../../../../backend/deploy/settings/read-repository-settings";
import type { CicdError } from "../../../../common/errors";

let checkout: string;
const file = ".dockge/cicd.yaml";
const services = "services:\n  web:\n    image: nginx\n";

beforeEach(async () => {
    checkout = await mkdtemp(path.join(tmpdir(), "settings-"));
    await write("compose.yaml", services);
});
afterEach(() => rm(checkout, { recursive: true, force: true }));

async function write(name: string, text: string): Promise<void> {
    await mkdir(path.dirname(path.join(checkout, name)), { recursive: true });
    await writeFile(path.join(checkout, name), text);
}

async function settingsOf(text: string) {
    await write(file, text);
    return (await readRepositorySettings(checkout, []))!;
}

async function refusal(text?: string): Promise<string> {
    if (text !== undefined) {
        await write(file, text);
    }
    const error = await readRepositorySettings(checkout, []).then(
        () => null,
        (thrown: CicdError) => thrown,
    );
    return error ? `${error.code} ${error.message}` : "no error";
}

describe("settings of single services", () => {
    it("are read like all others, with their lines", async () => {
        const { values, lines } = await settingsOf(
            "services:\n  web:\n    strategy: blue-green\n    warm_seconds: 60\n    ports: { 8080: { mode: tcp } }\n" +
                "    probe: { type: http, path: /up, startPeriodSeconds: 5 }\n",
        );
        expect(values.services).toMatchObject({
            web: {
                strategy: "blue-green",
                warmSeconds: 60,
                ports: { 8080: { mode: "tcp", sticky: false } },
                probe: { type: "http", path: "/up", startPeriodSeconds: 5, status: "200-399" },
            },
        });
        expect(lines["services.web"]).toBe(2);
    });

    it("name the nearest key and the line of what is wrong", async () => {
        expect(await refusal("services:\n  web:\n    stratgy: rolling\n")).toContain(
            'line 3: unknown key "services.web.stratgy"; did you mean "strategy"?',
        );
        expect(await refusal("services:\n  web:\n    strategy: rollin\n")).toMatch(/line 3: services\.web\.strategy: /);
        expect(await refusal("services:\n  web: rolling\n")).toMatch(/line 2: services\.web: /);
    });
});

describe("readRepositorySettings()", () => {
    it("is null when the commit says nothing", async () => {
        expect(await readRepositorySettings(checkout, [])).toBeNull();
        await write(file, "# nothing yet\n");
        expect(await readRepositorySettings(checkout, [])).toBeNull();
    });

    it("reads the file, only what is written, with the line of each value", async () => {
        const settings = await settingsOf(
            "builder: dockerfile\n\nbuildArgs:\n  VERSION: 1.10\n  DEBUG: true\nlimits:\n  cpus: 1.5\ncommands:\n  test:\n    - run: npm test\n      image: node:22\n",
        );
        expect(settings.place).toBe(file);
        expect(settings.values).toEqual({
            builder: "dockerfile",
            buildArgs: { VERSION: "1.10", DEBUG: "true" },
            "limits.cpus": 1.5,
            "commands.test": [expect.objectContaining({ run: "npm test", image: "node:22", timeout: 600 })],
        });
        expect(settings.lines).toMatchObject({
            builder: 1,
            buildArgs: 3,
            "buildArgs.VERSION": 4,
            "limits.cpus": 7,
            "commands.test": 9,
            "commands.test.0": 10,
            "commands.test.0.image": 11,
        });
    });

    it("takes keys in snake_case, but names of variables as they are", async () => {
        const { values } = await settingsOf(
            "build_args: { my_arg: x }\ncommands:\n  pre_deploy:\n    - { run: ./migrate, run_in: web, allow_failure: true }\n",
        );
        expect(values.buildArgs).toEqual({ my_arg: "x" });
        expect(values["commands.preDeploy"]).toEqual([
            expect.objectContaining({ run: "./migrate", runIn: "web", allowFailure: true }),
        ]);
    });

    it("follows anchors and merge keys, where the own key counts more", async () => {
        const { values } = await settingsOf(
            [
                "commands:",
                "  preBuild:",
                "    - &base { run: a, image: node:22, timeout: 60 }",
                "  test:",
                "    - { <<: *base, run: b }",
                "    - *base",
            ].join("\n"),
        );
        expect(values["commands.test"]).toMatchObject([
            { run: "b", timeout: 60 },
            { run: "a", timeout: 60 },
        ]);
    });

    it("reads the section of the compose file, where $$ stands for $ as compose reads it", async () => {
        await write(
            "compose.yaml",
            `${services}x-cicd:\n  commands:\n    test:\n      - { run: 'echo $$HOME', image: busybox }\n`,
        );
        const settings = (await readRepositorySettings(checkout, []))!;
        expect(settings.place).toBe("x-cicd in compose.yaml");
        expect(settings.values["commands.test"]).toMatchObject([{ run: "echo $HOME" }]);
        expect(settings.lines["commands.test.0.run"]).toBe(7);
    });

    it("takes the last of several compose files that has a section", async () => {
        await write("compose.yaml", `${services}x-cicd: { pull: true, noCache: true }\n`);
        await write("prod.yaml", `${services}x-cicd: { pull: false }\n`);
        await write("last.yaml", services);
        const settings = await readRepositorySettings(checkout, ["compose.yaml", "prod.yaml", "last.yaml"]);
        expect(settings).toMatchObject({ place: "x-cicd in prod.yaml", values: { pull: false } });
        expect(settings!.values).not.toHaveProperty("noCache");
    });
});

describe("readRepositorySettings() refuses", () => {
    it.each([
        ["builder: compose\ncomands: {}\n", 'line 2: unknown key "comands"; did you mean "commands"?'],
        ["limits:\n  cpu: 1\n", 'line 2: unknown key "limits.cpu"; did you mean "cpus"?'],
        [
            "commands:\n  test:\n    - run: a\n      imgae: b\n",
            'line 4: unknown key "commands.test.0.imgae"; did you mean "image"?',
        ],
        ["xyzzy_plugh_frobnicate: 1\n", 'line 1: unknown key "xyzzy_plugh_frobnicate"; known here: builder, service'],
        ["build_args: {}\nbuildArgs: {}\n", 'line 2: "buildArgs" is written twice'],
        ["pull: true\npull: false\n", "line 2: Map keys must be unique"],
        ["builder: [\n", "line 2: "],
        ["builder: docker\n", "line 1: builder: Invalid option"],
        ["\nlimits:\n  cpus: many\n", "line 3: limits.cpus: Invalid input: expected number"],
        [
            "commands:\n  test:\n    - run: a\n    - run: b\n      image: c\n",
            "line 3: commands.test.0: a command names exactly one place",
        ],
        ["commands:\n", 'line 1: "commands" has no value'],
        ["limits: 5\n", "line 1: limits: it is written as `key: value`"],
        ["buildArgs:\n  - A=1\n", "line 1: buildArgs: Invalid input: expected record"],
        ["buildArgs:\n  A: [1]\n", 'line 2: "A" needs a text as its value'],
        ["buildArgs:\n  A-B: x\n", "line 2: buildArgs.A-B: "],
        ["dockerfile: ../Dockerfile\n", "line 1: dockerfile: a path must not contain .."],
        ["- builder: compose\n", "line 1: settings are written as `key: value`"],
    ])("%j with its line", async (text, message) => {
        expect(await refusal(text)).toContain(`SETTINGS_INVALID ${file}, ${message}`);
    });

    it("settings in two places, and names both", async () => {
        await write("compose.yaml", `${services}x-cicd: { pull: true }\n`);
        expect(await refusal("pull: true\n")).toMatch(
            /^SETTINGS_INVALID x-cicd in compose\.yaml: .*\.dockge\/cicd\.yaml/,
        );
    });

    it("a section of the compose file with its line there", async () => {
        await write("compose.yaml", `${services}x-cicd:\n  comands: {}\n`);
        expect(await refusal()).toContain(
            'x-cicd in compose.yaml, line 5: unknown key "comands"; did you mean "commands"?',
        );
    });

    it("a file under a name that nobody reads", async () => {
        await write(".dockge/cicd.yml", "pull: true\n");
        expect(await refusal()).toContain(`.dockge/cicd.yml: nothing reads this file; its name is ${file}.`);
    });

    it("aliases that multiply each other, and one that contains itself", async () => {
        const levels = Array.from(
            { length: 9 },
            (_, at) =>
                `  L${at}: &l${at} [${Array(9)
                    .fill(`*l${at - 1}`)
                    .join()}]`,
        );
        levels[0] = "  L0: &l0 [a]";
        expect(await refusal(`cacheFrom: &a [*a]\n`)).toContain("there is far too much in it");
        expect(
            await refusal(`commands:\n  test:\n    - run:\n${levels.map((line) => `      ${line}`).join("\n")}\n`),
        ).toContain("there is far too much in it");
    });

    it("a mapping that takes itself in", async () => {
        expect(await refusal(`environment: &e\n  A: b\n  <<: *e\n`)).toContain("there is far too much in it");
    });

    it("a file of enormous size", async () => {
        expect(await refusal(`# ${"x".repeat(300_000)}\n`)).toContain("it is larger than 256 KB");
    });

    it("a link out of the repository", async () => {
        await mkdir(path.join(checkout, ".dockge"));
        await symlink("/etc/hostname", path.join(checkout, file));
        expect(await refusal()).toMatch(/^COMPOSE_PATH_ESCAPES /);
    });

    it("a link inside of the repository, too: what is read is what is committed there", async () => {
        await mkdir(path.join(checkout, ".dockge"));
        await symlink("../compose.yaml", path.join(checkout, file));
        expect(await refusal()).toContain("it is no regular file");
    });
});
