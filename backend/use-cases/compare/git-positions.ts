import type { GitPosition } from "../../../common/git-position";
import type { Dependencies } from "../dependencies";
import { remoteOf, type Connected } from "../find-connected";

const FETCH_MS = 60_000;
/** A forge that didn't answer is asked again after so long. */
const PATIENCE_MS = 60_000;

type Deps = Pick<Dependencies, "db" | "git" | "secrets" | "locks" | "bus" | "clock">;

/** What is known of one stack. */
interface Known {
    /** Of what the position was found: repository, branch and live commit. */
    of: string;
    /** When: the branch as it was last told of, and what has fetched since without anybody telling. */
    heard: string | null;
    deployed: string;
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
    /** Other after each deployment: it may have fetched what no delivery told of. */
    deployed: string;
}

/**
 * How far live releases are behind their branches. Git is asked once for each change, in the background: a page that
 * is too early gets null, and is told that the stack has changed. What no page asks for costs nothing.
 */
export class GitPositions {
    readonly #known = new Map<string, Known>();

    constructor(private readonly deps: Deps) {}

    /** What is known now; null while that is nothing. */
    find({ stack, connected, live, busy, deployed }: AskedPosition): GitPosition | null {
        const { binding, repository } = connected;
        const heard = repository.lastSeen[`refs/heads/${binding.branch}`] ?? null;
        const of = [repository.id, binding.branch, live].join(" ");
        const last = this.#known.get(stack);
        const known = last?.of === of ? last : undefined;
        if (busy) {
            return known?.heard === heard ? known.position : null;
        }
        if (known && this.#isFresh(known, heard, deployed)) {
            return known.position;
        }
        // What was known stays while somebody looks, as long as it is about the same commit.
        const position = known?.position ?? null;
        const looked: Known = { of, heard, deployed, position, tip: last?.tip ?? null, failedAt: null };
        this.#known.set(stack, looked);
        void this.#look(looked, { stack, connected, live, heard });
        return position;
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

    #isFresh({ failedAt, ...known }: Known, heard: string | null, deployed: string): boolean {
        const isOver = failedAt !== null && this.deps.clock.now().getTime() - failedAt > PATIENCE_MS;
        return known.heard === heard && known.deployed === deployed && !isOver;
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

    async #positionOf({ connected, live, heard }: Looking): Promise<Pick<Known, "tip" | "position">> {
        const { git } = this.deps;
        const { id } = connected.repository;
        const { branch } = connected.binding;
        let tip = await git.mirroredTip(id, branch);
        if (heard !== null && heard !== tip) {
            try {
                await this.#fetch(connected);
            } catch (error) {
                // What a deployment has fetched since is news all the same.
                if (tip === null || !(await git.isAncestor(id, heard, tip))) {
                    throw error;
                }
            }
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

type Looking = Pick<AskedPosition, "stack" | "connected" | "live"> & { heard: string | null };
