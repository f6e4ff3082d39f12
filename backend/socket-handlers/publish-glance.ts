import { PUSHES } from "../../common/socket-events";
import type { DeploymentState } from "../../common/states";
import type { DomainEvent } from "../models/event-bus";
import type { SocketParts } from "./call";
import { coalesce } from "./coalesce";
import type { Watchers } from "./watchers";

/** A probe finds a service ill without any event of the engine: so often a stack that somebody looks at is looked at. */
const LOOK_MS = 20_000;
const inQueue: readonly (DeploymentState | null)[] = ["queued", "running"];

/** Whether the places in line can have changed: of a move only its stack is told. */
function movesLine(event: DomainEvent): boolean {
    return (
        event.type === "stack" ||
        (event.type === "deployment" && [event.from, event.to].some((state) => inQueue.includes(state)))
    );
}

/** Tells who looks at a stack how its services are and where in line its queued deployments stand. Costs nothing while nobody does. */
export function publishGlance({ useCases, bus, report }: SocketParts, watchers: Watchers): void {
    const healthChanged = coalesce<string>(async (stack) => {
        const health = await useCases.health(stack);
        for (const connection of watchers.of(stack)) {
            connection.emit(PUSHES.health, { stack, health: structuredClone(health) });
        }
    }, report);
    const lineMoved = coalesce<"line">(async () => {
        for (const [stack, turns] of await useCases.queueTurns(watchers.stacks())) {
            for (const connection of watchers.of(stack)) {
                connection.emit(PUSHES.turns, { stack, turns: structuredClone(turns) });
            }
        }
    }, report);
    bus.subscribe((event) => {
        if (watchers.stacks().length === 0) {
            return;
        }
        if (event.type === "containers" && watchers.stacks().includes(event.stack)) {
            healthChanged(event.stack);
        } else if (movesLine(event)) {
            lineMoved("line");
        }
    });
    setInterval(() => watchers.stacks().forEach(healthChanged), LOOK_MS).unref();
}
