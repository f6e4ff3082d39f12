import type { CanaryDesk } from "../deploy/strategies/canary-desk";
import { canaries } from "../models/canaries";
import type { Database } from "../models/db";
import type { Deployment } from "../models/deployments";
import type { EventBus } from "../models/event-bus";

/** Keeps the canaries of a deployment in the database, where a restart finds them. */
export function canaryDesk(
    { db, bus }: { db: Database; bus: EventBus },
    { id, stack }: Deployment,
    waits: (forPerson: boolean) => void,
): CanaryDesk {
    return {
        waits,
        kept: (service) => canaries.find(db, id, service),
        decision: (service) => canaries.decision(db, id, service),
        async note(course, heard) {
            await canaries.save(db, id, course, heard);
            bus.publish({ type: "canary", stack, deployment: id });
        },
    };
}
