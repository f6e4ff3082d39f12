import { CicdError } from "../../common/errors";
import { CALLS } from "../../common/socket-events";
import { fakeAnswers } from "./fake-answers";
import type { Answers } from "./fake-host";
import { cannedFigures } from "./canned-figures";
import { cannedScan } from "./canned-repositories";
import { repositoryView } from "./canned-views";
import { unconnectedStack } from "./stack-views";

const none = () => [];
const noPage = () => ({ items: [], next: null });
const neverDelivered = { lastDeliveryAt: null, lastVerdict: null, refused: 0 };

/** A server on which nothing has happened yet; its stack "new" is connected, "infra" is what it has not connected. */
export const emptyAnswers: Answers = {
    ...fakeAnswers,
    [CALLS.auditTrail]: noPage,
    [CALLS.figures]: (asked) => ({ ...cannedFigures(asked), ended: {}, reasons: [], steps: [] }),
    [CALLS.stack]: ({ stack }) => ({
        ...unconnectedStack,
        stack,
        managed: stack === "new",
        repository:
            stack === "new" ? repositoryView({ webhook: { ...repositoryView().webhook, ...neverDelivered } }) : null,
    }),
    [CALLS.stacks]: none,
    [CALLS.repositories]: none,
    [CALLS.scanRepository]: () => ({ ...cannedScan, files: [] }),
    [CALLS.queue]: () => ({ items: [], queued: 0, taken: 0, places: 2 }),
    [CALLS.deployments]: noPage,
    [CALLS.releases]: noPage,
    [CALLS.environmentKeys]: () => ({ keys: [], pending: [], fingerprint: "f0" }),
    [CALLS.buildSecrets]: none,
    [CALLS.webhookEvents]: noPage,
    [CALLS.credentials]: none,
    [CALLS.hosts]: none,
    [CALLS.tokens]: none,
    [CALLS.jobs]: none,
    [CALLS.jobRuns]: noPage,
    [CALLS.disk]: () => ({ freeBytes: 200_000_000, floorBytes: 512 * 1024 * 1024, items: [] }),
};

function refuse(): never {
    throw new CicdError({
        code: "STATE_CONFLICT",
        message: "The database at /srv/dockge/data/dockge.db is locked by another process since 12 s.",
        safe: "Nothing was changed, and what runs goes on.",
        hint: "End what uses the database beside Dockge, then try again.",
    });
}

const answersStill = new Set<string>([CALLS.hello, CALLS.watch, CALLS.unwatch]);

/** A server that can't answer anything but who it is and how its stacks stand. */
export const refusingAnswers: Answers = Object.fromEntries(
    Object.entries(fakeAnswers).map(([call, answer]) => [
        call,
        answersStill.has(call) || call === CALLS.stacks
            ? answer
            : (...asked) => (call === CALLS.stack && asked[0].stack !== "none" ? answer(...asked) : refuse()),
    ]),
);
