import { expect, it } from "vitest";
import { pushToDeploy } from "../engine/server/cases/push-to-deploy";
import { containerPlace } from "../fixtures/server/container-place";
import { StackFixture } from "../fixtures/server/stack-fixture";
import { dockgeDir } from "./setup/dockge-process";

/** As docker/Dockerfile starts it: Dockge from its own folder, ours from its own, with production's packages alone. */
const dockgeInContainer = async () =>
    StackFixture.start({
        place: await containerPlace({ readable: [dockgeDir] }),
        entry: "backend/dockge.ts",
        env: { DOCKGE_DIR: dockgeDir, DOCKGE_IS_CONTAINER: "1" },
    });

it("dockge.ts attaches without a complaint when the mounts are right", async () => {
    const fixture = await dockgeInContainer();
    try {
        expect(await (await fetch(fixture.server.url)).text()).toContain("/cicd/assets/embed.js");
        expect(fixture.server.output).not.toContain("[cicd]");
    } finally {
        await fixture.close();
    }
});

pushToDeploy(dockgeInContainer);
