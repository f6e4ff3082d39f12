import type { Server } from "../server/server";

/** The address of a stack's page, wherever the stack is; Dockge's own router writes it so. */
export function stackPath({ endpoint }: Pick<Server, "endpoint">, stack: string): string {
    return endpoint === "" ? `/compose/${stack}` : `/compose/${stack}/${endpoint}`;
}
