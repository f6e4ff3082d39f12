import { describe, expect, it } from "vitest";
import type { Tip } from "../../../../backend/git/git";
import { globError, globList } from "../../../../backend/use-cases/rules/glob-list";
import { readCandidates } from "../../../../backend/use-cases/scan/read-candidates";

const style = { tree: true };

function tipOf(files: Record<string, string>): Tip {
    return {
        branches: ["main"],
        commit: { sha: "a".repeat(40), message: "m", author: "ana" },
        files: Object.keys(files).map((path) => ({ path, mode: 0o100644, blob: path })),
        read: async ({ path }) => files[path] ?? null,
    };
}

async function pathsOf(path: string, files: Record<string, string>): Promise<string[]> {
    const found = await readCandidates(tipOf(files));
    return found.find((candidate) => candidate.path === path)!.paths;
}

const web = (line: string) => `services:\n  web:\n    image: x\n    ${line}\n`;

describe("readCandidates()", () => {
    it.each(["[id]", "(group)", "a*b", "{x,y}", "!important", "what?", "a b", "ünï", "a\\b", "+(x)", "@scope"])(
        "makes patterns for a folder called %s that match it and nothing beside it",
        async (folder) => {
            const paths = await pathsOf(`${folder}/compose.yaml`, { [`${folder}/compose.yaml`]: web("") });
            expect(paths.map((path) => globError(path, style))).toEqual([null]);
            const matches = globList(paths, style);
            expect([matches(`${folder}/compose.yaml`), matches(`${folder}/deep/x`)]).toEqual([true, true]);
            expect([matches("other/compose.yaml"), matches("i/compose.yaml"), matches("axb/x")]).toEqual([
                false,
                false,
                false,
            ]);
        },
    );

    it("follows what is included and extended, each relative to its own file, in circles too", async () => {
        const files = {
            "apps/shop/compose.yaml": `include: [../../base/one/compose.yaml]\n${web("env_file: ../../shop.env")}`,
            "base/one/compose.yaml": `include: [../two.yaml]\n${web("build: ./lib")}`,
            "base/two.yaml": `include: [one/compose.yaml]\n${web("volumes: ['../conf:/c:ro']")}`,
            "base/one/lib/Dockerfile": "FROM scratch",
            "conf/a": "1",
        };
        expect(await pathsOf("apps/shop/compose.yaml", files)).toEqual([
            "apps/shop/**",
            "base/one/compose.yaml",
            "base/two.yaml",
            "shop.env",
            "base/one/lib/**",
            "conf/**",
        ]);
    });

    it("names everything where more files outside are named than a rule takes", async () => {
        const named = (count: number) => ({
            "shop/compose.yaml": web(
                `env_file: [${Array.from({ length: count }, (_, at) => `../env/${at}`).join(", ")}]`,
            ),
        });
        expect(await pathsOf("shop/compose.yaml", named(99))).toHaveLength(100);
        expect(await pathsOf("shop/compose.yaml", named(100))).toEqual(["**"]);
    });

    it("leaves out what would take long to read, and says so", async () => {
        const large = (size: number) => `${web("")}${"# x\n".repeat(size / 4)}`;
        const many = Array.from({ length: 15 }, (_, at) => [`s${at}/compose.yaml`, large(90_000)] as const);
        const found = await readCandidates(tipOf({ ...Object.fromEntries(many), "big/compose.yaml": large(101_000) }));
        const problems = found.map(({ problem }) => problem ?? "");
        expect(problems.filter((problem) => problem.includes("too large together"))).toHaveLength(4);
        expect(problems.filter((problem) => problem.startsWith("big/"))).toHaveLength(1);
        expect(found.filter(({ described }) => described !== null)).toHaveLength(11);
    });

    it("names nothing outside of the repository", async () => {
        const files = { "shop/compose.yaml": web("env_file: [../../../etc/passwd, ../../x]") };
        expect(await pathsOf("shop/compose.yaml", files)).toEqual(["shop/**"]);
    });

    it("keeps a stack at the root out of other folders, unless it is built from the root", async () => {
        const others = { "shop/compose.yaml": web("") };
        expect(await pathsOf("compose.yaml", { "compose.yaml": web("env_file: .env"), ...others })).toEqual(["*"]);
        expect(await pathsOf("compose.yaml", { "compose.yaml": web("build: ."), ...others })).toEqual(["**"]);
    });
});
