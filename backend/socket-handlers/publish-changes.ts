import { PUSHES } from "../../common/socket-events";
import { bindings } from "../models/bindings";
import { driftStates } from "../models/drift-states";
import { driftView } from "../use-cases/drift/show-drift";
import type { SocketParts } from "./call";
import { coalesce } from "./coalesce";
import { publishGlance } from "./publish-glance";
import type { Watchers } from "./watchers";

/** Tells the watchers of a stack what changed, at most ten times a second for each deployment. */
export function publishChanges(parts: SocketParts, watchers: Watchers): void {
    const { useCases, bus, db, report } = parts;
    publishGlance(parts, watchers);
    const deploymentChanged = coalesce<number>(async (id) => {
        const deployment = await useCases.deployment(id);
        for (const connection of watchers.of(deployment.stack)) {
            connection.emit(PUSHES.changed, { stack: deployment.stack, deployment: structuredClone(deployment) });
        }
    }, report);
    const canaryChanged = coalesce<number>(async (id) => {
        const { stack, canaries } = await useCases.deployment(id);
        for (const connection of watchers.of(stack)) {
            connection.emit(PUSHES.canary, { stack, deployment: id, canaries: structuredClone(canaries) });
        }
    }, report);
    const runChanged = coalesce<number>(async (id) => {
        const run = await useCases.jobRun(id);
        for (const connection of watchers.of(run.stack)) {
            connection.emit(PUSHES.jobRunChanged, { stack: run.stack, run: structuredClone(run) });
        }
    }, report);
    const stackChanged = coalesce<string>(async (stack) => {
        for (const connection of watchers.of(stack)) {
            connection.emit(PUSHES.stackChanged, { stack });
        }
    }, report);
    const delivered = coalesce<number>(async (repositoryId) => {
        const bound = await bindings.listByRepository(db, repositoryId);
        bound.forEach(({ stack }) => stackChanged(stack));
    }, report);

    const drifted = coalesce<string>(async (stack) => {
        const binding = await bindings.findByStack(db, stack);
        const drift = binding && driftView(await driftStates.find(db, stack), binding);
        for (const connection of drift ? watchers.of(stack) : []) {
            connection.emit(PUSHES.drift, { stack, drift: structuredClone(drift) });
        }
    }, report);

    bus.subscribe((event) => {
        switch (event.type) {
            case "deployment":
            case "step":
                // A burst of pushes to a stack that nobody looks at costs no query.
                return watchers.of(event.stack).length > 0 ? deploymentChanged(event.deployment) : undefined;
            case "canary":
                return watchers.of(event.stack).length > 0 ? canaryChanged(event.deployment) : undefined;
            case "job-run":
                return watchers.of(event.stack).length > 0 ? runChanged(event.run) : undefined;
            case "drift":
                return drifted(event.stack);
            case "stack":
                return stackChanged(event.stack);
            case "delivery":
                return delivered(event.repository);
        }
    });
}
