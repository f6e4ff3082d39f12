import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { CicdError } from "../../../common/errors";
import { UnhealthyError } from "../../../backend/deploy/health/unhealthy-error";
import { deployments } from "../../../backend/models/deployments";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase } from "../../fixtures/database";

it("the log of a deployment has the last lines of what crashed, masked and cut, before its way back", async () => {
    const database = await openTestDatabase();
    const engine = await startBuildEngine(database);
    await connectStack(database, "shop");
    await mkdir(join(engine.stacksDir, "shop"), { recursive: true });
    await writeFile(join(engine.stacksDir, "shop", ".env"), "DB_PASSWORD=sentinel 4711\n");
    engine.deployer.on.verify = async () => {
        const long = `${"x ".repeat(245)}sentinel 4711 ${"y".repeat(2000)}`;
        const lines = ["begins", "no login with sentinel 4711", "nor with other sentinel", long];
        const error = new UnhealthyError(
            ['web exited 1: "no login with sentinel 4711 or other sentinel"'],
            [{ service: "web", lines }],
            ["other sentinel"],
        );
        // With what each service ran, where there are several.
        throw new CicdError(error.toView(), { cause: error });
    };
    const id = await enqueue(database, { stack: "shop" });
    engine.queue.wake();
    await engine.queue.idle();
    await engine.queue.stop();
    const log = await engine.logs.read(id);
    expect(log).toMatch(
        /The last lines of web:\nweb \| begins\nweb \| no login with \[MASKED\]\nweb \| nor with \[MASKED\]\nweb \| (x )+…?.*\n\nweb exited 1: .*\n[^]*Removing what was created/,
    );
    expect(log).not.toMatch(/sentinel|4711|yyy/);
    const { message = "", hint } = (await deployments.find(database.knex, id))?.error ?? {};
    expect(hint).toContain("stand in the log");
    expect(message).toBe('web exited 1: "no login with [MASKED] or [MASKED]".');
    await database.close();
});
