import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { enqueue } from "../../fixtures/build-engine";
import { openTestDatabase } from "../../fixtures/database";
import { StackFixture } from "./stack-fixture";

const SIZE = "4m";

const call = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: "ignore" });

/** A disk of our own to fill; null where this user may not mount one. */
function smallDisk(): string | null {
    const folder = mkdtempSync(path.join(os.tmpdir(), "cicd-small-"));
    try {
        call("mount", "-t", "tmpfs", "-o", `size=${SIZE}`, "tmpfs", folder);
        return folder;
    } catch {
        rmSync(folder, { recursive: true, force: true });
        return null;
    }
}

const disk = smallDisk();
const usualTemporary = process.env.TMPDIR;

/** All but so many bytes. */
function fill(left: number): string {
    const { bavail, bsize } = statfsSync(disk!);
    const file = path.join(disk!, "filler");
    writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - left)));
    return file;
}

describe.skipIf(disk === null)("a full disk", () => {
    beforeEach(() => {
        process.env.TMPDIR = disk!;
    });
    afterEach(() => {
        if (usualTemporary === undefined) {
            delete process.env.TMPDIR;
        } else {
            process.env.TMPDIR = usualTemporary;
        }
    });

    it("leaves the running stack as it is, is named, and the next deployment goes on", async () => {
        const stack = await StackFixture.create();
        try {
            const files = (text: string) => ({
                "compose.yaml":
                    "services:\n  app:\n    image: busybox-test:1\n    command: sleep 1000\n    stop_grace_period: 0s\n" +
                    "    volumes: [./a.conf:/a.conf:ro]\n",
                "a.conf": text.repeat(100_000),
            });
            await stack.deploy(files("1"));
            const before = await stack.ids();
            const compose = await stack.read("compose.yaml");
            const source = await stack.commit(files("2"));
            const filler = fill(8192);

            const failure = await stack.deployer
                .prepare(source, stack.active, stack.context)
                .then((preparation) => {
                    const input = { source, preparation, built: [], active: stack.active };
                    return stack.deployer.render(input, stack.context);
                })
                .catch((error: unknown) => error);
            expect(["DISK_FULL", "ENOSPC"]).toContain(codeOf(failure));
            expect(await stack.ids()).toEqual(before);
            expect(await stack.read("compose.yaml")).toBe(compose);

            rmSync(filler);
            await stack.deploy(files("3"));
            expect(await stack.inside("app", "head", "-c", "1", "/a.conf")).toBe("3");
        } finally {
            await stack.remove();
        }
    });

    it("refuses new rows and keeps the database whole", async () => {
        const database = await openTestDatabase();
        try {
            const filler = fill(0);
            const write = async () => {
                for (let count = 0; count < 200; count++) {
                    await enqueue(database, { stack: "shop", commitMessage: "x".repeat(10_000) });
                }
            };
            const failure = await write().catch((error: unknown) => error);
            expect(codeOf(failure)).toBe("SQLITE_FULL");
            rmSync(filler);
            expect(await database.knex.raw("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
            await enqueue(database, { stack: "shop" });
        } finally {
            await database.close();
        }
    });

    afterAll(() => {
        call("umount", "-l", disk!);
        rmSync(disk!, { recursive: true, force: true });
    });
});

/** People get to see DISK_FULL for each of them. */
function codeOf(error: unknown): string | undefined {
    return (error as NodeJS.ErrnoException).code;
}
