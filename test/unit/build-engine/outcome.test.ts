import { describe, expect, it } from "vitest";
import { failedOutcome, toEndingError } from "../../../backend/build-engine/outcome";
import { SAFE, type VolumesBack } from "../../../backend/build-engine/rollback-failed";
import type { UndoOutcome } from "../../../backend/deploy/deployer";
import { CicdError } from "../../../common/errors";

describe("failedOutcome()", () => {
    it.each([
        ["ENOSPC", "DISK_FULL"],
        ["EDQUOT", "DISK_FULL"],
        ["SQLITE_FULL", "DISK_FULL"],
        ["EACCES", "FILE_NOT_WRITABLE"],
        ["EPERM", "FILE_NOT_WRITABLE"],
        ["EROFS", "FILE_NOT_WRITABLE"],
        ["ECONNRESET", "INTERNAL"],
    ])("says of %s that it is %s, and that nothing was touched", (code, expected) => {
        const error = Object.assign(new Error("raw"), { code, path: "stacks/shop/compose.yaml" });
        const outcome = failedOutcome({ error: toEndingError(error, false), canceled: false }, { result: "untouched" });
        expect(outcome).toMatchObject({ to: "failed", error: { code: expected } });
        expect(outcome.error?.safe).toBe("The running containers were not touched.");
        expect(outcome.error?.message.includes("stacks/shop")).toBe(expected === "FILE_NOT_WRITABLE");
    });

    const full = Object.assign(new Error("raw"), { code: "ENOSPC" });
    const ill = new CicdError({ code: "SERVICE_UNHEALTHY", message: "web exited 1.", hint: "Look." });
    const copies = ".cicd/shop/volumes/12";
    const [gone, notBack] = ["Going back to the previous release failed too", "The volumes did not go back to what"];
    const kept = "What was in the volumes before is kept in .cicd/shop/volumes/12; your own files were not touched.";
    const again = "The volumes are again what they were before; your own files were not touched.";

    it.each<[string, UndoOutcome, VolumesBack | null, string, string]>([
        [
            "neither",
            { result: "failed", error: ill },
            { error: full, copies },
            `${gone}: web exited 1. ${notBack}`,
            kept,
        ],
        ["volumes alone", { result: "failed", error: ill }, { copies }, `${gone}: web exited 1.`, again],
        ["containers alone", { result: "restored" }, { error: full, copies }, notBack, `${SAFE.restored} ${kept}`],
        ["nothing, but no volume was concerned", { result: "failed", error: ill }, null, gone, "Volumes and your own"],
    ])("tells of %s that went back", (_, undo, volumes, message, safe) => {
        const { to, error } = failedOutcome({ error: toEndingError(ill, false), canceled: true }, undo, volumes);
        expect([to, error?.code]).toEqual(["failed", "ROLLBACK_FAILED"]);
        expect(error?.message).toContain(`web exited 1. ${message}`);
        expect(error?.message.includes("The disk is full.")).toBe(volumes?.error !== undefined);
        expect(error?.safe).toMatch(new RegExp(`^${safe}`));
    });
});
