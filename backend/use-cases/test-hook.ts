import type { HookReport } from "../../common/views";
import { ForgeApiError } from "../forge-api/forge-api-error";
import type { EventBus } from "../models/event-bus";
import { repositories, type GitRepository } from "../models/repositories";
import type { HookNeeds } from "./hook-address";
import type { OpenHooks } from "./remote-hook";

const usualPatienceMs = 10_000;

interface Awaited {
    /** True once a delivery of the repository was stored; false when none was in time. */
    arrives: Promise<boolean>;
    stop(): void;
}

/** Begins to listen at once, so that a delivery which is faster than the answer to its cause counts too. */
export function awaitDelivery(bus: EventBus, repositoryId: number, patienceMs = usualPatienceMs): Awaited {
    let settle: (arrived: boolean) => void = () => undefined;
    const arrives = new Promise<boolean>((resolve) => (settle = resolve));
    const unsubscribe = bus.subscribe((event) => {
        if (event.type === "delivery" && event.repository === repositoryId) {
            settle(true);
        }
    });
    const timer = setTimeout(() => settle(false), patienceMs);
    void arrives.then(() => {
        clearTimeout(timer);
        unsubscribe();
    });
    return { arrives, stop: () => settle(false) };
}

interface Testing {
    open: OpenHooks;
    repository: GitRepository;
    hook: { id: string; url: string };
    awaited: Awaited;
}

/** Has the forge send something, and waits until it is here. What goes wrong on the way is the report. */
export async function testHook(deps: HookNeeds, testing: Testing): Promise<HookReport> {
    const { open, hook, awaited } = testing;
    try {
        if (!open.hooks.test) {
            return untested(open.host);
        }
        await open.hooks.test(open.ask, hook);
    } catch (error) {
        awaited.stop();
        return refusedTest(testing, error);
    }
    return (await awaited.arrives)
        ? { state: "works", message: `A test delivery of ${open.host} has arrived.`, hint: null, pollInstead: false }
        : unreached(deps, testing);
}

function untested(host: string): HookReport {
    const message = `The webhook is set up; ${host} can't send a test, so the first push will show that it arrives.`;
    return { state: "made", message, hint: null, pollInstead: false };
}

/** Some forges send the test before they answer, and say what became of it. */
function refusedTest({ open }: Testing, error: unknown): HookReport {
    if (!(error instanceof ForgeApiError)) {
        throw error;
    }
    if (error.answered === 404 || error.answered === 405) {
        return untested(open.host);
    }
    if (error.retryAfterMs !== null && error.answered !== 500) {
        const message = `The webhook is set up, but ${open.host} sends no test at the moment (${error.answered}).`;
        return { state: "made", message, hint: "Check it again in a minute.", pollInstead: false };
    }
    return (
        causeOf(open.host, error.said) ?? {
            state: "unreached",
            message: error.message,
            hint: error.hint,
            pollInstead: true,
        }
    );
}

/** Refusals that forges word themselves. */
export function causeOf(host: string, said: string): HookReport | null {
    if (/local network|localhost are not allowed|loopback|link local|is blocked/i.test(said)) {
        return {
            state: "unreached",
            message: `${host} may not send webhooks into the local network: "${said}".`,
            hint: "An administrator of the forge can allow it (GitLab: Admin, Settings, Network, Outbound requests).",
            pollInstead: true,
        };
    }
    if (/allowed_?host_?list|allowed HTTP servers/i.test(said)) {
        return {
            state: "unreached",
            message: `${host} may not send webhooks to this server: "${said}".`,
            hint: "Add this server's name to ALLOWED_HOST_LIST in the forge's app.ini (section [webhook]).",
            pollInstead: true,
        };
    }
    return null;
}

async function unreached(deps: HookNeeds, { open, repository, hook }: Testing): Promise<HookReport> {
    const refusedNow = (await repositories.find(deps.db, repository.id))?.refused ?? 0;
    if (refusedNow > repository.refused) {
        return {
            state: "unreached",
            message: "A delivery has arrived, but it was refused: its signature was not right.",
            hint: "Create the webhook again, so that the forge gets the secret of today.",
            pollInstead: false,
        };
    }
    const isGitea = repository.forge === "gitea" || repository.forge === "forgejo";
    return {
        state: "unreached",
        message: `${open.host} has the webhook, but its test did not arrive at ${hook.url}.`,
        hint: isGitea
            ? `Unless ALLOWED_HOST_LIST in its app.ini (section [webhook]) names ${new URL(hook.url).hostname}, it sends to public addresses only. Its list of recent deliveries has the reason.`
            : "Look at the forge's list of recent deliveries for the reason: often a firewall, a certificate or a name that it can't resolve.",
        pollInstead: true,
    };
}
