import type { ServiceHealthView } from "../../../common/views";

type State = ServiceHealthView["state"];

const ORDER: readonly State[] = ["exited", "unhealthy", "restarting", "starting", "running", "healthy", "completed"];

/** The worst one speaks for the service; undefined of none. */
export function worst<T extends { state: State }>(judged: readonly T[]): T | undefined {
    return judged.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))[0];
}
