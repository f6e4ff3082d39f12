import { describe, expect, it } from "vitest";
import { failedOutcome, toEndingError } from "../../../backend/build-engine/outcome";

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
});
