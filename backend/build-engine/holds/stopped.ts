import type { ErrorCode } from "../../../common/errors";
import type { Deployer } from "../../deploy/deployer";
import { bindings } from "../../models/bindings";
import type { Db } from "../../models/db";
import { deployments } from "../../models/deployments";
import { releases } from "../../models/releases";
import type { Hold } from "../../models/transition";

export interface StoppedDeps {
    db: Db;
    deployer: Pick<Deployer, "stopped">;
}

/** What we broke ourselves is no wish of a person's. */
const OUR_FAULT: ErrorCode = "ROLLBACK_FAILED";

/**
 * The hold of a stack that a person stopped, wholly or a service of it; null while it runs, has never run, or is down
 * because it crashed: what mends a crash must not wait.
 *
 * @throws CicdError ENGINE_UNREACHABLE
 */
export async function stoppedHold(deps: StoppedDeps, stack: string): Promise<Hold | null> {
    const binding = await bindings.findByStack(deps.db, stack);
    const active = await releases.active(deps.db, stack);
    const { services, running } = await deps.deployer.stopped(stack, active?.content ?? null);
    const by = binding?.stoppedBy ?? null;
    if (by !== null && !running) {
        return hold(`${stack} was stopped by ${by}`);
    }
    if (services.length === 0 || (await isBroken(deps.db, stack))) {
        return null;
    }
    return hold(`${named(services)} stopped ${by === null ? "by hand" : `by ${by}`}`);
}

function named(services: readonly string[]): string {
    return services.length === 1 ? `The service ${services[0]} was` : `The services ${services.join(", ")} were`;
}

async function isBroken(db: Db, stack: string): Promise<boolean> {
    const [last] = await deployments.list(db, { stack, states: ["failed", "succeeded"], limit: 1 });
    return last?.error?.code === OUR_FAULT;
}

function hold(what: string): Hold {
    return { reason: "stopped", detail: `${what}; it goes live when somebody starts what is stopped.`, until: null };
}
