import { readlinkSync } from "node:fs";
import { expect, it } from "vitest";
import { containerPlace } from "../../fixtures/server/container-place";
import { StackFixture } from "../../fixtures/server/stack-fixture";
import { adoption } from "../server/cases/adoption";
import { badInput } from "../server/cases/bad-input";
import { health } from "../server/cases/health";
import { killing } from "../server/cases/killing";
import { killingBeforeStart } from "../server/cases/killing-before-start";
import { pushToDeploy } from "../server/cases/push-to-deploy";
import type { StartFixture } from "../server/cases/start-fixture";
import { stopping } from "../server/cases/stopping";

const inContainer: StartFixture = async (options) => StackFixture.start({ ...options, place: await containerPlace() });

it("has processes, files and network of its own", async () => {
    const fixture = await inContainer();
    try {
        for (const kind of ["pid", "mnt", "net"]) {
            const ours = readlinkSync(`/proc/self/ns/${kind}`);
            expect(readlinkSync(`/proc/${fixture.server.pid}/ns/${kind}`)).not.toBe(ours);
        }
    } finally {
        await fixture.close();
    }
});

pushToDeploy(inContainer);
health(inContainer);
adoption(inContainer);
badInput(inContainer);
killing(inContainer, ["build", "deploy", "finish"]);
killingBeforeStart(inContainer);
stopping(inContainer);
