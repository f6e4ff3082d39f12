import { expect, it } from "vitest";
import { bundleFigures, embeddedBytes } from "../bench/bundle";

it("the embedded panel adds at most 150 KB to Dockge's Compose page", async () => {
    const [figure] = await bundleFigures();
    expect(figure).toMatchObject({ ok: true });
    // Our own runtime alone is bigger: less would mean that imports are no longer counted.
    expect(await embeddedBytes()).toBeGreaterThan(25_000);
});
