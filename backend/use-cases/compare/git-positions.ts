import type { GitPosition } from "../../../common/git-position";
import type { Dependencies } from "../dependencies";
import { remoteOf, type Connected } from "../find-connected";

const FETCH_MS = 60_000;
/** A forge that didn't answer is asked again after so long. */
const PATIENCE_MS = 60_000;

type Deps = Pick<Dependencies, "db" | "git" | "secrets" | "locks" | "bus" | "clock">;

/** What is known of one stack. */
interface Known {
    /** Of what the position was found: repository, branch, live commit, and the branch as it was last told of. */
    key: string;
    position: GitPosition | null;
    /** The branch as it was found; null while nobody has looked. */
    tip: string | null;
    /** Nobody could be asked; milliseconds since 1970. */
    failedAt: number | null;
}

export interface AskedPosition {
    stack: string;
    connected: Connected;
    /** Full commit id of what is live. */
    live: string;
    /** A deployment is under way: it fetches by itself, and nobody shall wait for us. */
    busy: boolean;
}

/**
 * How far live releases are behind their branches. Git is asked once for each change, in the background: a page that
 * is too early gets null, and is told that the stack has changed. What no page asks for costs nothing.
 */
export class GitPositions {
    readonly #known = new Map<string, Known>();

    constructor(private readonly deps: Deps) {}

    /** What is known now; null while that is nothing. */
    find({ stack, connected, live, busy }: AskedPosition): GitPosition | null {
        const { binding, repository } = connected;
        const seen = repository.lastSeen[`refs/heads/${binding.branch}`] ?? null;
        const key = [repository.id, binding.branch, live, seen].join(" ");
        const known = this.#known.get(stack);
        const isKnown = known?.key === key;
        if (!busy && (!isKnown || this.#isOver(known))) {
            // What was known stays while somebody looks, as long as it is about the same commit.
            const position = known?.key.startsWith(key.slice(0, key.lastIndexOf(" "))) ? known.position : null;
            const looked: Known = { key, position, tip: known?.tip ?? null, failedAt: null };
            this.#known.set(stack, looked);
            void this.#look(looked, { stack, connected, live, seen });
            return position;
        }
        return isKnown ? known.position : null;
    }

    /** Somebody has asked the forge just now. */
    saw(stack: string, tip: string): void {
        const known = this.#known.get(stack);
        if (known && known.tip !== null && known.tip !== tip) {
            this.#known.delete(stack);
            this.deps.bus.publish({ type: "stack", stack });
        }
    }

    forget(stack: string): void {
        this.#known.delete(stack);
    }

    #isOver({ failedAt }: Known): boolean {
        return failedAt !== null && this.deps.clock.now().getTime() - failedAt > PATIENCE_MS;
    }

    async #look(looked: Known, about: Looking): Promise<void> {
        const before = JSON.stringify(looked.position);
        try {
            const { tip, position } = await this.#positionOf(about);
            Object.assign(looked, { tip, position });
        } catch {
            // The panel has enough to show without it; a deployment says what is wrong.
            looked.failedAt = this.deps.clock.now().getTime();
        }
        if (this.#known.get(about.stack) === looked && JSON.stringify(looked.position) !== before) {
            this.deps.bus.publish({ type: "stack", stack: about.stack });
        }
    }

    async #positionOf({ connected, live, seen }: Looking): Promise<Pick<Known, "tip" | "position">> {
        const { git } = this.deps;
        const { id } = connected.repository;
        const { branch } = connected.binding;
        let tip = await git.mirroredTip(id, branch);
        if (seen !== null && seen !== tip) {
            await this.#fetch(connected);
            tip = await git.mirroredTip(id, branch);
        }
        if (tip === null || tip === live) {
            return { tip, position: tip === null ? null : { branch, head: null, behind: 0, ahead: 0 } };
        }
        const log = await git.compareCommits(id, { from: live, to: tip }, 1);
        const [newest] = log?.added ?? [];
        const head = newest ? { sha: newest.sha, message: newest.message, author: newest.author } : null;
        return { tip, position: log && { branch, head, behind: log.addedCount, ahead: log.goneCount } };
    }

    async #fetch({ repository }: Connected): Promise<void> {
        const { db, git, secrets, locks } = this.deps;
        const remote = await remoteOf(db, secrets, repository);
        await locks.hold(`repository ${repository.id}`, "fetch", () => git.fetch(remote, { deadlineMs: FETCH_MS }));
    }
}

type Looking = Pick<AskedPosition, "stack" | "connected" | "live"> & { seen: string | null };
