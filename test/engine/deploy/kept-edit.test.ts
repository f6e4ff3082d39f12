import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

const shop = (word: string, more = "") => ({
    "compose.yaml": `services:
  app:
    image: busybox-test:1   # small
    command: sleep ${word}
    stop_grace_period: 0s
    environment:
      LEVEL: info
${more}`,
});

describe("a change by hand that is kept", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    it("is told by key, taken over by a later release, and stops one that it doesn't fit", async () => {
        const release = await stack.deploy(shop("1000"));
        const text = await stack.read("compose.yaml");
        await stack.write({ "compose.yaml": text.replace("LEVEL: info", "LEVEL: debug") });
        const fields = await stack.deployer.drift(release, stack.context);
        expect(fields).toMatchObject([{ service: "app", field: "environment LEVEL", where: "files" }]);

        const source = await stack.commit(shop("1000"));
        const { edits, unmapped, files } = await stack.deployer.mapHandEdit({ source, release }, stack.context);
        expect(unmapped).toEqual([]);
        expect(files).toMatchObject([{ after: shop("1000")["compose.yaml"].replace("info", "debug") }]);

        const later = { ...(await stack.commit(shop("2000"))), localEdits: edits };
        const preparation = await stack.deployer.prepare(later, stack.active, stack.context);
        const next = await stack.deployer.render(
            { source: later, preparation, built: [], active: stack.active },
            stack.context,
        );
        expect(next.content.localEdits).toEqual(edits);
        await stack.deployer.apply(next, stack.active, stack.context);
        expect(await stack.read("compose.yaml")).toContain("LEVEL: debug");
        expect(await stack.read("compose.yaml")).toContain("# small");
        expect(await stack.deployer.drift(next, stack.context)).toEqual([]);

        const other = await stack.commit({
            "compose.yaml": shop("2000")["compose.yaml"].replace("info", "warning"),
        });
        await expect(
            stack.deployer.prepare({ ...other, localEdits: edits }, stack.active, stack.context),
        ).rejects.toMatchObject({ code: "LOCAL_EDIT_CONFLICTS" });
    });
});
