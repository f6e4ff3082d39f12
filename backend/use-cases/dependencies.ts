import type { Jobs } from "../build-engine/jobs/create-jobs";
import type { LogStore } from "../build-engine/log-store";
import type { Releaser } from "../build-engine/holds/releaser";
import type { KeyedLock } from "../build-engine/keyed-lock";
import type { Queue } from "../build-engine/queue";
import type { Deployer } from "../deploy/deployer";
import type { ForgeParts } from "../forge-api/open-forge";
import type { StoredLogins } from "../forge-api/registry/stored-logins";
import type { Git } from "../git/git";
import type { Clock } from "../models/clock";
import type { Database } from "../models/db";
import type { EventBus } from "../models/event-bus";
import type { SecretBox } from "../models/secret-box";
import type { WebhookEvent } from "../models/webhook-events";

/** What the use cases stand on; wired once in extension.ts. */
export interface Dependencies {
    db: Database;
    clock: Clock;
    bus: EventBus;
    git: Git;
    /** What the APIs of forges are asked with. */
    forge: ForgeParts;
    /** How long a test delivery of a new webhook is waited for, in milliseconds; 10 s unless given. */
    hookPatienceMs?: number;
    /** Logins at registries of images. */
    registries: Pick<StoredLogins, "reload" | "test">;
    deployer: Deployer;
    queue: Queue;
    /** To be told when something that deployments wait for may be over. */
    releaser: Pick<Releaser, "look">;
    logs: LogStore;
    jobs: Pick<Jobs, "runner" | "scheduler">;
    locks: KeyedLock;
    secrets: SecretBox;
    stacksDir: string;
    /** `<dataDir>/cicd` */
    ownDir: string;
    /** Bytes free where the path lies. */
    freeBytes: (path: string) => Promise<number>;
    /** Where forges reach this server when no public URL is set. */
    fallbackUrl: string;
    hookPort: {
        /** What the environment says; null when it says nothing. */
        forced: number | null;
        /** Serves webhooks there too; 0 ends it. @throws CicdError PORT_TAKEN | INVALID_INPUT, changing nothing */
        use(port: number): Promise<void>;
    };
    deliveries: {
        /** Forget what is cached of a hook; call after its repository or bindings changed. */
        invalidateHook(token: string): void;
        /** "" when it is no longer kept. */
        readBody(event: WebhookEvent): Promise<string>;
        /** Judges a kept delivery again as if it came now, for `by`; answers the new row. */
        redeliver(event: WebhookEvent, by: string): Promise<WebhookEvent>;
    };
}
