import { check } from "./check.mjs";
import { test } from "./test.mjs";

/** Checks, then all suites, also when a check failed. A failed check counts as one failure. */
export async function ci() {
    const failedChecks = await check();
    const { passed, failures } = await test([]);
    return { passed, failures: [...failedChecks, ...failures] };
}
