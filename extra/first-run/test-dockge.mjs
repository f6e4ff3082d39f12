import { conclude } from "./conclude.mjs";
import { findDockge } from "./find-dockge.mjs";
import { say } from "./say.mjs";
import { runSuite } from "./suites.mjs";
import { ensurePrograms } from "./system-packages.mjs";
import { withEngine } from "./with-engine.mjs";

/** The browser tests in a real, unmodified Dockge, whose checkout DOCKGE_DIR names. */
export async function testDockge(args) {
    if (findDockge() === null) {
        say("DOCKGE_DIR has to name a Dockge checkout with its dependencies installed and its frontend built.");
        return 2;
    }
    const { missing } = await ensurePrograms({ git: "git", openssl: "openssl", chromium: "chromium" });
    if (missing.length > 0) {
        say(`This needs ${missing.join(" and ")}: install it and try again.`);
        return 1;
    }
    return withEngine(async (env) => {
        if (!env) {
            return 3;
        }
        return conclude(await runSuite(["--project=dockge", ...args], env));
    });
}
