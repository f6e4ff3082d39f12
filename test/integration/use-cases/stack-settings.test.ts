import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { saveRepositorySwitches, stackSettings } from "../../../backend/use-cases/stack-settings";
import { buildConfigs } from "../../../backend/models/build-configs";
import { systemClock } from "../../../backend/models/clock";
import { deploymentSettings } from "../../../backend/models/deployment-settings";
import { EventBus, type DomainEvent } from "../../../backend/models/event-bus";
import { effectiveSettings } from "../../../common/effective-settings";
import { buildConfigSchema } from "../../../common/schema";
import { enqueue } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

const at = "2026-03-02T10:00:00.000Z";
const own = buildConfigSchema.parse({ noCache: true });
const repository = { place: ".dockge/cicd.yaml", values: { pull: true, keepReleases: 3 }, lines: { pull: 1 } };

let database: TestDatabase;

beforeEach(async () => {
    database = await openTestDatabase();
    await buildConfigs.save(database.knex, "shop", own, at);
});
afterEach(() => database.close());

async function planned(settings: typeof repository | null, untrusted = false): Promise<number> {
    const id = await enqueue(database, { stack: "shop", commitSha: "c".repeat(40), untrusted });
    const effective = { repository: settings, ...effectiveSettings(own, settings) };
    await deploymentSettings.save(database.knex, id, effective);
    return id;
}

const show = () => stackSettings({ db: database.knex }, "shop");

describe("stackSettings()", () => {
    it("are the stack's own before anything was deployed", async () => {
        const view = await show();
        expect(view).toMatchObject({ config: own, repository: null, allowed: [] });
        expect(view.origins).toMatchObject({ noCache: { from: "settings" }, pull: { from: "default" } });
    });

    it("take in what the last commit said, as far as it may say it today", async () => {
        const deployment = await planned(repository);
        expect(await show()).toMatchObject({
            config: { pull: true, noCache: true, keepReleases: 10 },
            origins: {
                pull: { from: "repository", at: ".dockge/cicd.yaml line 1" },
                keepReleases: { from: "default" },
            },
            repository: { place: ".dockge/cicd.yaml", deployment, commitSha: "c".repeat(40) },
        });
        const events: DomainEvent[] = [];
        const bus = new EventBus((error) => {
            throw error;
        });
        bus.subscribe((event) => void events.push(event));
        const deps = { db: database.knex, bus, clock: systemClock };
        const view = await saveRepositorySwitches(deps, "shop", ["retention", "retention"]);
        expect(view).toMatchObject({ config: { keepReleases: 3 }, allowed: ["retention"] });
        expect(events).toEqual([{ type: "stack", stack: "shop" }]);
    });

    it("forget what a newer commit left out, and never show what code from outside said", async () => {
        await planned(repository);
        await planned(null);
        await planned(repository, true);
        expect(await show()).toMatchObject({ config: own, repository: null });
    });
});
