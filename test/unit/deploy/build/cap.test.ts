import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { withCap } from "../../../../backend/deploy/build/cap/build-cap";
import { tinyPrograms } from "../../../../backend/deploy/build/cap/pause-program";
import { tarArchive } from "../../../../backend/deploy/tiny-image/tar-archive";
import type { DeployContext } from "../../../../backend/deploy/deployer";
import type { DeployTools } from "../../../../backend/deploy/deploy-tools";
import { buildConfigSchema } from "../../../../common/schema";

const folder = mkdtempSync(path.join(os.tmpdir(), "cap-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("tinyPrograms()", () => {
    it.each(["x86_64", "aarch64"])("are whole ELF files for %s", (architecture) => {
        const programs = Object.values(tinyPrograms(architecture)!) as Buffer[];
        expect(programs.map((file) => file.subarray(0, 4).toString("latin1"))).toEqual(["\x7fELF", "\x7fELF"]);
        expect(programs.every((file) => file.readBigUInt64LE(96) === BigInt(file.length))).toBe(true);
    });

    it("are null where nobody wrote them", () => {
        expect([tinyPrograms("riscv64"), tinyPrograms("constructor")]).toEqual([null, null]);
    });
});

it("tarArchive() is read by tar, with modes", () => {
    const file = path.join(folder, "a.tar");
    writeFileSync(file, tarArchive({ pause: Buffer.from("p".repeat(513)), succeed: Buffer.from("s") }));

    expect(execFileSync("tar", ["-tvf", file]).toString()).toMatch(
        /^-rwxr-xr-x .* 513 .*pause\n-rwxr-xr-x .* 1 .*succeed\n$/,
    );
});

describe("withCap()", () => {
    const machine = {
        architecture: "x86_64",
        cgroupDriver: "cgroupfs",
        rootless: false,
        cpus: 4,
        memoryBytes: 2 ** 33,
        canLimit: { cpus: true, memory: true, pids: true },
    };

    async function capOf(
        given: Partial<typeof machine>,
        start: () => Promise<string> = () => Promise.resolve("a".repeat(64)),
    ) {
        const [lines, stopped]: [string[], string[]] = [[], []];
        const engine = {
            machine: () => Promise.resolve({ ...machine, ...given }),
            image: () => Promise.resolve({ id: "i", repoDigests: [] }),
            startHolder: start,
            stopHolder: (name: string) => Promise.resolve(void stopped.push(name)),
        };
        const tools = { engine, layout: { stack: "shop" } } as unknown as DeployTools;
        const buildConfig = buildConfigSchema.parse({ limits: { cpus: 2, memoryMb: 512 } });
        const context = { buildConfig, log: (line: string) => lines.push(line) } as unknown as DeployContext;
        const cap = await withCap({ tools, context }, (opened) => Promise.resolve(opened));
        return { cap, lines, stopped };
    }

    it("places builds below the holder, and stops it afterwards", async () => {
        expect(await capOf({})).toEqual({
            cap: { parent: `/dockge-cicd/${"a".repeat(64)}`, memoryMb: 512 },
            lines: ["This build is capped at 2 CPUs and 512 MB of memory."],
            stopped: ["dockge-cicd-holder-shop"],
        });
    });

    it.each([
        [{ rootless: true }, /without root/],
        [{ cgroupDriver: "none" }, /no cgroups/],
        [{ architecture: "riscv64" }, /riscv64/],
    ])("says why a build is uncapped on %j", async (given, why) => {
        const { cap, lines } = await capOf(given);
        expect(cap).toEqual({ parent: null, memoryMb: null });
        expect(lines).toEqual([expect.stringMatching(why)]);
        expect(lines[0]).toMatch(/^This build is uncapped: .*\.$/);
    });

    it("builds uncapped when the engine does not start the holder", async () => {
        const refusal = Object.assign(new Error("no such runtime"), { statusCode: 400 });
        const { cap, lines } = await capOf({}, () => Promise.reject(refusal));
        expect(cap.parent).toBeNull();
        expect(lines[0]).toContain("no such runtime");
    });
});
