import type { Server } from "socket.io";
import { userIdOf } from "./session";
import type { StackList } from "./stack-list";

/** How often the page's list is brought up to date while somebody looks at it; milliseconds. */
const INTERVAL_MS = 10_000;

/** Sends the list of stacks to every browser that is logged in. */
export class StackListPublisher {
    private readonly timer: NodeJS.Timeout;

    constructor(
        private readonly io: Server,
        private readonly list: StackList,
    ) {
        this.timer = setInterval(() => this.refresh(), INTERVAL_MS).unref();
    }

    /** Returns at once; a failure is logged. */
    refresh(): void {
        this.publish().catch((error: unknown) => console.error("[cicd] the stack list could not be read:", error));
    }

    close(): void {
        clearInterval(this.timer);
    }

    private async publish(): Promise<void> {
        if (this.viewers().length === 0) {
            return;
        }
        const stackList = await this.list.all();
        this.viewers().forEach((socket) => socket.emit("agent", "stackList", { ok: true, stackList, endpoint: "" }));
    }

    private viewers() {
        return [...this.io.sockets.sockets.values()].filter((socket) => userIdOf(socket) !== null);
    }
}
