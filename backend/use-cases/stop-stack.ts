import type { Dependencies } from "./dependencies";

/** Takes the stack's containers and networks down; volumes, files and releases stay. Waits for a running deployment. */
export async function stopStack(deps: Dependencies, stack: string): Promise<void> {
    await deps.locks.hold(stack, "taking the stack down", () => deps.deployer.down(stack));
    deps.bus.publish({ type: "stack", stack });
}
